namespace CommsCredits;

/// <summary>Which way a call went.</summary>
public enum CallDirection
{
    /// <summary>Towards the organisation.</summary>
    Inbound,

    /// <summary>Away from it.</summary>
    Outbound,
}
