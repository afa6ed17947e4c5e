namespace CommsCredits;

/// <summary>How full the account is.</summary>
public enum BalanceState
{
    /// <summary>Above what would raise a warning.</summary>
    Funded,

    /// <summary>Below the trigger of auto-recharge.</summary>
    Low,

    /// <summary>At or below zero.</summary>
    Depleted,
}
