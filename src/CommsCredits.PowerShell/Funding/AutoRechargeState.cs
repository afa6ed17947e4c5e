namespace CommsCredits;

/// <summary>Where auto-recharge stands.</summary>
public enum AutoRechargeState
{
    /// <summary>Nothing to do.</summary>
    Idle,

    /// <summary>The balance is below the trigger, and an order is wanted.</summary>
    Due,

    /// <summary>An order is not yet answered.</summary>
    Pending,

    /// <summary>A decline is waited out.</summary>
    BackingOff,

    /// <summary>An order of unknown outcome must be reconciled first.</summary>
    Blocked,

    /// <summary>Switched off or never set.</summary>
    Disabled,
}
