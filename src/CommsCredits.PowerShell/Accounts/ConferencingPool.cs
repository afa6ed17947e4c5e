namespace CommsCredits;

/// <summary>Which licences feed the conferencing pool.</summary>
public enum ConferencingPool
{
    /// <summary>The licences assigned to users.</summary>
    Assigned,

    /// <summary>The licences bought.</summary>
    Purchased,
}
