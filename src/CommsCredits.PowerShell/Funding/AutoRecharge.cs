namespace CommsCredits;

/// <summary>Auto-recharge as it is set, and why it does not fire.</summary>
public sealed class AutoRecharge
{
    /// <summary>Whether it is on.</summary>
    public bool Enabled { get; init; }

    /// <summary>What it adds.</summary>
    public decimal? RechargeAmount { get; init; }

    /// <summary>When the balance is below this, it fires.</summary>
    public decimal? TriggerAmount { get; init; }

    /// <summary>The method asked first.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>The method asked after a decline.</summary>
    public string? BackupPaymentMethod { get; init; }

    /// <summary>The most in a calendar month.</summary>
    public decimal? MonthlyCeiling { get; init; }

    /// <summary>Where it stands.</summary>
    public AutoRechargeState State { get; init; }

    /// <summary>Why it does not fire.</summary>
    public AutoRechargeReason Reason { get; init; }

    /// <summary>The last order it made.</summary>
    public Guid? LastOrderId { get; init; }

    /// <summary>The end of the wait after a decline.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = string.Empty;

    internal static AutoRecharge Of(Engine.AutoRechargeView view) => new()
    {
        Enabled = view.Settings.Enabled,
        RechargeAmount = view.Settings.IsConfigured ? Engine.Money.ToDecimal(view.Settings.RechargeAmount) : null,
        TriggerAmount = view.Settings.IsConfigured ? Engine.Money.ToDecimal(view.Settings.TriggerAmount) : null,
        PaymentMethod = view.Settings.PaymentMethod,
        BackupPaymentMethod = view.Settings.BackupPaymentMethod,
        MonthlyCeiling = Amounts.OrNull(view.Settings.MonthlyCeiling),
        State = (AutoRechargeState)view.Decision.State,
        Reason = (AutoRechargeReason)view.Decision.Reason,
        LastOrderId = view.Settings.LastOrderId,
        NextAttemptAt = view.Settings.NextAttemptAt,
        Currency = view.Account.Currency.Code,
    };
}
