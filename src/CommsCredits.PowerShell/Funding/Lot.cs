namespace CommsCredits;

/// <summary>One purchase of funds with its own expiry.</summary>
public sealed class Lot
{
    /// <summary>The id.</summary>
    public Guid LotId { get; init; }

    /// <summary>The order that bought it.</summary>
    public Guid OrderId { get; init; }

    /// <summary>When it was bought.</summary>
    public DateTimeOffset PurchasedAt { get; init; }

    /// <summary>When it expires, exclusive.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What was bought.</summary>
    public decimal Amount { get; init; }

    /// <summary>What calls drew.</summary>
    public decimal Used { get; init; }

    /// <summary>What was forfeited.</summary>
    public decimal Expired { get; init; }

    /// <summary>What was taken back with its order.</summary>
    public decimal Undone { get; init; }

    /// <summary>What is left.</summary>
    public decimal Remaining { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = string.Empty;

    internal static Lot Of(Engine.Account account, Engine.Lot lot) => new()
    {
        LotId = lot.LotId,
        OrderId = lot.OrderId,
        PurchasedAt = lot.PurchasedAt,
        ExpiresAt = lot.ExpiresAt,
        Amount = Engine.Money.ToDecimal(lot.Amount),
        Used = Engine.Money.ToDecimal(lot.Used),
        Expired = Engine.Money.ToDecimal(lot.Expired),
        Undone = Engine.Money.ToDecimal(lot.Undone),
        Remaining = Engine.Money.ToDecimal(lot.Remaining),
        Currency = account.Currency.Code,
    };
}
