namespace CommsCredits.Engine;

/// <summary>Where auto-recharge stands (design §4).</summary>
public enum AutoRechargeState
{
    /// <summary>Nothing to do.</summary>
    Idle,

    /// <summary>The balance is below the trigger, and an order is wanted.</summary>
    Due,

    /// <summary>An order is written and not yet answered.</summary>
    Pending,

    /// <summary>A decline is waited out.</summary>
    BackingOff,

    /// <summary>An order of unknown outcome must be reconciled first.</summary>
    Blocked,

    /// <summary>Switched off or never set.</summary>
    Disabled,
}

/// <summary>Why auto-recharge did not fire; <see cref="None"/> when it may.</summary>
public enum AutoRechargeReason
{
    /// <summary>Nothing stands in the way.</summary>
    None,

    /// <summary>The balance is not below the trigger (rule F3).</summary>
    AboveTrigger,

    /// <summary>An order is not yet answered.</summary>
    OrderPending,

    /// <summary>The last order was declined, and the wait is not over.</summary>
    Declined,

    /// <summary>Nobody knows whether the last order was paid.</summary>
    UnknownOutcome,

    /// <summary>The month's ceiling leaves no room for one more recharge amount.</summary>
    CeilingReached,

    /// <summary>Switched off.</summary>
    Disabled,

    /// <summary>No amounts are set.</summary>
    NotConfigured,
}

/// <summary>What an administrator set (rule F2), and what happened since.</summary>
public sealed record AutoRecharge
{
    /// <summary>Auto-recharge as it is before anyone sets it.</summary>
    public static AutoRecharge NotConfigured { get; } = new();

    /// <summary>Whether it may fire.</summary>
    public bool Enabled { get; init; }

    /// <summary>"Add this amount", in millionths; 0 until set.</summary>
    public long RechargeAmount { get; init; }

    /// <summary>"When balance is below", in millionths; 0 until set.</summary>
    public long TriggerAmount { get; init; }

    /// <summary>The method asked first, or null for the account's default.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>The method asked when the first declines, or null.</summary>
    public string? BackupPaymentMethod { get; init; }

    /// <summary>The most that may be recharged in a calendar month, in millionths, or null.</summary>
    public long? MonthlyCeiling { get; init; }

    /// <summary>The last order it made.</summary>
    public Guid? LastOrderId { get; init; }

    /// <summary>The end of the wait after a decline.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Declines since the last settled order; the wait grows with them.</summary>
    public int Declines { get; init; }

    /// <summary>Whether amounts are set.</summary>
    public bool IsConfigured => RechargeAmount > 0;
}
