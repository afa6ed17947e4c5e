namespace CommsCredits.Engine;

/// <summary>The answer to every question about a call (design §2): who pays, with what, how much, and why.</summary>
/// <remarks>Payer and price are given as if the call takes place; a refusal stands beside them in <see cref="Allowed"/>.</remarks>
public readonly record struct Quote
{
    /// <summary>Whether the call would be let through.</summary>
    public bool Allowed { get; init; }

    /// <summary>Why it is paid so, or what speaks against it.</summary>
    public QuoteReason Reason { get; init; }

    /// <summary>Who pays.</summary>
    public Payer Payer { get; init; }

    /// <summary>The pool that gives minutes.</summary>
    public PoolKey? Pool { get; init; }

    /// <summary>Whole minutes taken from it.</summary>
    public int PoolMinutes { get; init; }

    /// <summary>Seconds that credits pay for.</summary>
    public long BilledSeconds { get; init; }

    /// <summary>Millionths; null where the call is unrated.</summary>
    public long? Charge { get; init; }

    /// <summary>Millionths per minute of the rate that was used; null where no rate card priced it.</summary>
    public long? PerMinute { get; init; }

    /// <summary>Millionths of the fee that was used; null where none was asked for.</summary>
    public long? ConnectionFee { get; init; }

    /// <summary>The card and the line that priced it.</summary>
    public RateMatch Rate { get; init; }

    /// <summary>A free call.</summary>
    /// <param name="reason">Why it is free.</param>
    /// <returns>Included, nothing charged.</returns>
    public static Quote Included(QuoteReason reason) =>
        new() { Allowed = true, Reason = reason, Payer = Payer.Included, Charge = 0 };

    /// <summary>A call nobody can pay for.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>Payer None, nothing charged.</returns>
    public static Quote Refused(QuoteReason reason) => new() { Reason = reason, Payer = Payer.None, Charge = 0 };

    /// <summary>A call without a price: listed, never priced 0.</summary>
    /// <param name="reason">Why there is none.</param>
    /// <returns>Payer None, charge unknown.</returns>
    public static Quote Unrated(QuoteReason reason) => new() { Reason = reason, Payer = Payer.None, Charge = null };
}
