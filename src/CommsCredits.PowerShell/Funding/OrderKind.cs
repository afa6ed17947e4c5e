namespace CommsCredits;

/// <summary>Who asked for a purchase of funds.</summary>
public enum OrderKind
{
    /// <summary>An administrator.</summary>
    Manual,

    /// <summary>Auto-recharge.</summary>
    Recharge,
}
