namespace CommsCredits;

/// <summary>What a notification tells of.</summary>
public enum NotificationKind
{
    /// <summary>A recharge was paid.</summary>
    RechargeSucceeded,

    /// <summary>A recharge was declined, or nobody knows whether it was paid.</summary>
    RechargeFailed,

    /// <summary>The balance fell to zero or below.</summary>
    BalanceZero,

    /// <summary>The balance fell below the trigger, or without auto-recharge below the notice threshold.</summary>
    BalanceLow,

    /// <summary>Funds expire in 30 or in 7 days.</summary>
    FundsExpiring,

    /// <summary>Calls have used 80 % of a pool.</summary>
    PoolAt80,

    /// <summary>Calls have used a whole pool.</summary>
    PoolAt100,
}
