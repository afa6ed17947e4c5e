namespace CommsCredits.Engine;

/// <summary>Who asked for a purchase of funds.</summary>
public enum OrderKind
{
    /// <summary>An administrator.</summary>
    Manual,

    /// <summary>Auto-recharge.</summary>
    Recharge,
}

/// <summary>What is known about an order's payment.</summary>
public enum OrderStatus
{
    /// <summary>Written, the gateway not yet answered.</summary>
    Pending,

    /// <summary>Paid; its lot is in the balance.</summary>
    Settled,

    /// <summary>Refused by the gateway; no money moved.</summary>
    Declined,

    /// <summary>Nobody knows whether money moved; it must be reconciled.</summary>
    Unknown,

    /// <summary>Settled once and taken back while its lot was untouched.</summary>
    Undone,
}

/// <summary>One purchase of funds, written before the gateway is asked (rule F9).</summary>
public sealed record Order
{
    /// <summary>The public id, also the gateway's idempotency key.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>Who asked for it.</summary>
    public required OrderKind Kind { get; init; }

    /// <summary>Millionths of the account's currency, above zero.</summary>
    public required long Amount { get; init; }

    /// <summary>What is known about its payment.</summary>
    public required OrderStatus Status { get; init; }

    /// <summary>The name of the payment method, or null where funds are simply recorded.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>A purchase-order number for the invoice (rule F14).</summary>
    public string? PurchaseOrder { get; init; }

    /// <summary>The lot it bought, once settled.</summary>
    public Guid? LotId { get; init; }

    /// <summary>When the order was made, never when a call was (design §4).</summary>
    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>The purchase moment its lot has or will have.</summary>
    public required DateTimeOffset PurchasedAt { get; init; }

    /// <summary>When the lot expires, once settled.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The balance right after it settled, in millionths.</summary>
    public long? BalanceAfter { get; init; }

    /// <summary>Why it was declined or is unknown; empty otherwise.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>The caller's request id, where one was given.</summary>
    public Guid? RequestId { get; init; }
}
