namespace CommsCredits;

/// <summary>One purchase of funds.</summary>
public sealed class Order
{
    /// <summary>The id.</summary>
    public Guid OrderId { get; init; }

    /// <summary>Who asked for it.</summary>
    public OrderKind Kind { get; init; }

    /// <summary>How much.</summary>
    public decimal Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = string.Empty;

    /// <summary>What is known about its payment.</summary>
    public OrderStatus Status { get; init; }

    /// <summary>How it is paid; nothing where funds are simply recorded.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>A purchase-order number.</summary>
    public string? PurchaseOrder { get; init; }

    /// <summary>The lot it bought, once settled.</summary>
    public Guid? LotId { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset OrderedAt { get; init; }

    /// <summary>The purchase moment of its lot.</summary>
    public DateTimeOffset PurchasedAt { get; init; }

    /// <summary>When the lot expires, once settled.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The balance right after it.</summary>
    public decimal? BalanceAfter { get; init; }

    /// <summary>Why it was not settled.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>The caller's request id.</summary>
    public Guid? RequestId { get; init; }

    internal static Order Of(Engine.Account account, Engine.Order order) => new()
    {
        OrderId = order.OrderId,
        Kind = (OrderKind)order.Kind,
        Amount = Engine.Money.ToDecimal(order.Amount),
        Currency = account.Currency.Code,
        Status = (OrderStatus)order.Status,
        PaymentMethod = order.PaymentMethod,
        PurchaseOrder = order.PurchaseOrder,
        LotId = order.LotId,
        OrderedAt = order.OrderedAt,
        PurchasedAt = order.PurchasedAt,
        ExpiresAt = order.ExpiresAt,
        BalanceAfter = Amounts.OrNull(order.BalanceAfter),
        Reason = order.Reason,
        RequestId = order.RequestId,
    };
}
