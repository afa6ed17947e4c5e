namespace CommsCredits.Engine;

/// <summary>What a notice tells, as it was when its cause was written; what a kind has no use for is null.</summary>
public sealed record NoticeFacts
{
    /// <summary>Millionths: what was recharged or should have been, or what expires.</summary>
    public long? Amount { get; init; }

    /// <summary>Millionths: the balance after the cause.</summary>
    public long? Balance { get; init; }

    /// <summary>Millionths: below what the balance counts as low.</summary>
    public long? Threshold { get; init; }

    /// <summary>The order that was settled, declined or left without an answer.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>Whether nobody knows if the order was paid: auto-recharge waits until it is known.</summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>How it was to be paid: the payment method's name.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>Why it was declined, as the gateway put it.</summary>
    public string? Reason { get; init; }

    /// <summary>When it is tried again, where that is known.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Whether auto-recharge is on.</summary>
    public bool AutoRecharge { get; init; }

    /// <summary>When the funds expire.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Days before the expiry that the warning was due: 30 or 7.</summary>
    public int? DaysBefore { get; init; }

    /// <summary>When the funds that expire were bought.</summary>
    public DateTimeOffset? PurchasedAt { get; init; }

    /// <summary>The pool that is used up or nearly so.</summary>
    public PoolKey? Pool { get; init; }

    /// <summary>Whole minutes that calls have used of it.</summary>
    public int? UsedMinutes { get; init; }

    /// <summary>Whole minutes it has in the month.</summary>
    public int? TotalMinutes { get; init; }
}
