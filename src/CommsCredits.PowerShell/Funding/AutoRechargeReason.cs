namespace CommsCredits;

/// <summary>Why auto-recharge did not fire.</summary>
public enum AutoRechargeReason
{
    /// <summary>Nothing stands in the way.</summary>
    None,

    /// <summary>The balance is not below the trigger.</summary>
    AboveTrigger,

    /// <summary>An order is not yet answered.</summary>
    OrderPending,

    /// <summary>The last order was declined, and the wait is not over.</summary>
    Declined,

    /// <summary>Nobody knows whether the last order was paid.</summary>
    UnknownOutcome,

    /// <summary>The month's ceiling leaves no room.</summary>
    CeilingReached,

    /// <summary>Switched off.</summary>
    Disabled,

    /// <summary>No amounts are set.</summary>
    NotConfigured,
}
