namespace CommsCredits;

/// <summary>What an account has. Its figure stands in the base, because a type cannot declare a member of its own name.</summary>
public sealed class Balance : BalanceFigure
{
    /// <summary>The account.</summary>
    public string Account { get; init; } = string.Empty;

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = string.Empty;

    /// <summary>What has expired but still pays for late records.</summary>
    public decimal InGrace { get; init; }

    /// <summary>How full the account is.</summary>
    public BalanceState State { get; init; }

    /// <summary>Whether auto-recharge is on.</summary>
    public bool AutoRecharge { get; init; }

    /// <summary>When balance is below this, auto-recharge fires.</summary>
    public decimal? TriggerAmount { get; init; }

    /// <summary>What auto-recharge adds.</summary>
    public decimal? RechargeAmount { get; init; }

    /// <summary>When the next funds expire.</summary>
    public DateTimeOffset? NextExpiryAt { get; init; }

    /// <summary>How much expires then.</summary>
    public decimal? NextExpiryAmount { get; init; }

    internal static Balance Of(Engine.BalanceView view) => new()
    {
        Account = view.Account.Name,
        Currency = view.Account.Currency.Code,
        Balance = Engine.Money.ToDecimal(view.Balance),
        InGrace = Engine.Money.ToDecimal(view.InGrace),
        State = (BalanceState)view.State,
        AutoRecharge = view.AutoRecharge.Enabled,
        TriggerAmount = view.AutoRecharge.IsConfigured ? Engine.Money.ToDecimal(view.AutoRecharge.TriggerAmount) : null,
        RechargeAmount = view.AutoRecharge.IsConfigured ? Engine.Money.ToDecimal(view.AutoRecharge.RechargeAmount) : null,
        NextExpiryAt = view.NextExpiryAt,
        NextExpiryAmount = Amounts.OrNull(view.NextExpiryAmount),
    };
}

/// <summary>The figure of a balance.</summary>
public abstract class BalanceFigure
{
    /// <summary>What can be spent; below zero when more is owed.</summary>
    public decimal Balance { get; init; }
}
