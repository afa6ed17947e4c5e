namespace CommsCredits;

/// <summary>The answer to a question about a call.</summary>
public sealed class CallQuote
{
    /// <summary>Whether the call would be let through.</summary>
    public bool Allowed { get; init; }

    /// <summary>Why it is paid so, or what speaks against it.</summary>
    public CallReason Reason { get; init; }

    /// <summary>Who would pay if it takes place.</summary>
    public Payer Payer { get; init; }

    /// <summary>Whole minutes a pool would give.</summary>
    public int PoolMinutes { get; init; }

    /// <summary>Minutes that credits would pay.</summary>
    public decimal BilledMinutes { get; init; }

    /// <summary>The rate, where credits would pay.</summary>
    public decimal? RatePerMinute { get; init; }

    /// <summary>The fee of that rate.</summary>
    public decimal? ConnectionFee { get; init; }

    /// <summary>What credits would pay; nothing where there is no price.</summary>
    public decimal? Cost { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = string.Empty;

    /// <summary>The longest call that minutes, limit and balance still pay; nothing where no end is in sight, zero where none is let through.</summary>
    public TimeSpan? MaxDuration { get; init; }

    /// <summary>The prefix that matched.</summary>
    public string? Prefix { get; init; }

    /// <summary>The country of the number.</summary>
    public string? Country { get; init; }

    /// <summary>The kind of the number.</summary>
    public NumberClass NumberClass { get; init; }

    /// <summary>The card that prices it.</summary>
    public string? RateCard { get; init; }

    /// <summary>The balance now.</summary>
    public decimal Balance { get; init; }

    internal static CallQuote Of(Engine.CallAnswer answer) => new()
    {
        Allowed = answer.Quote.Allowed,
        Reason = (CallReason)answer.Quote.Reason,
        Payer = (Payer)answer.Quote.Payer,
        PoolMinutes = answer.Quote.PoolMinutes,
        BilledMinutes = answer.Quote.BilledSeconds / 60m,
        RatePerMinute = Amounts.OrNull(answer.Quote.PerMinute),
        ConnectionFee = Amounts.OrNull(answer.Quote.ConnectionFee),
        Cost = Amounts.OrNull(answer.Quote.Charge),
        Currency = answer.Account.Currency.Code,
        MaxDuration = DurationOf(answer.LongestSeconds),
        Prefix = answer.Quote.Rate.Rate?.Prefix,
        Country = answer.Facts.Country,
        NumberClass = (NumberClass)answer.Facts.NumberClass,
        RateCard = answer.Quote.Rate.Card?.Name,
        Balance = Engine.Money.ToDecimal(answer.Balance),
    };

    // What no time span can hold is no bound for a call.
    private static TimeSpan? DurationOf(long? seconds) =>
        seconds is { } given && given <= TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond
            ? new TimeSpan(given * TimeSpan.TicksPerSecond)
            : null;
}
