namespace CommsCredits.Engine;

/// <summary>What a notice tells of (rules N1, N3, A6).</summary>
public enum NoticeKind
{
    /// <summary>A recharge was paid (rule N1).</summary>
    RechargeSucceeded,

    /// <summary>A recharge was declined, or nobody knows whether it was paid (rule N1).</summary>
    RechargeFailed,

    /// <summary>The balance fell to zero or below (rule N1).</summary>
    BalanceZero,

    /// <summary>The balance fell below the trigger, or without auto-recharge below the notice threshold.</summary>
    BalanceLow,

    /// <summary>Funds expire in 30 or in 7 days (rule F7).</summary>
    FundsExpiring,

    /// <summary>Calls have used 80 % of a pool (rules A6, N3).</summary>
    PoolAt80,

    /// <summary>Calls have used a whole pool (rules A6, N3).</summary>
    PoolAt100,
}
