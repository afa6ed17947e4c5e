namespace CommsCredits;

/// <summary>What usage can be summed by.</summary>
public enum UsageGroupKey
{
    /// <summary>The user principal name.</summary>
    User,

    /// <summary>The department at import.</summary>
    Department,

    /// <summary>The country of the rated number.</summary>
    Country,

    /// <summary>The call type.</summary>
    CallType,

    /// <summary>Who paid.</summary>
    Payer,

    /// <summary>The UTC day of the start.</summary>
    Day,

    /// <summary>The UTC month of the start.</summary>
    Month,
}
