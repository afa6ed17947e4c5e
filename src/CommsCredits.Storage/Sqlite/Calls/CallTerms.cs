using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>What was decided of a call, but for its amounts; it stands once for all calls of which the same was decided.</summary>
internal readonly record struct CallTerms(
    CallDirection Direction,
    string? Country,
    bool? Domestic,
    Payer Payer,
    QuoteReason Reason,
    bool Refused,
    int? PoolMonth,
    PoolScope? PoolScope,
    string? PoolCountry,
    LicenseGrants? PoolPlan,
    int? CardNumber,
    string? Prefix,
    long? PerMinute,
    long? ConnectionFee)
{
    /// <summary>Where terms stand.</summary>
    public static SharedTable<CallTerms> Table { get; } = new(
        "call_terms",
        "terms_no",
        """
        direction, country, domestic, payer, reason, refused, pool_month, pool_scope, pool_country, pool_plan, card_no, prefix,
        rate_per_minute, rate_fee
        """,
        row => new CallTerms(
            (CallDirection)row.Long(1),
            row.Text(2),
            row.LongOrNull(3) is { } domestic ? domestic != 0 : null,
            (Payer)row.Long(4),
            (QuoteReason)row.Long(5),
            row.Long(6) != 0,
            (int?)row.LongOrNull(7),
            (PoolScope?)row.LongOrNull(8),
            row.Text(9),
            (LicenseGrants?)row.LongOrNull(10),
            (int?)row.LongOrNull(11),
            row.Text(12),
            row.LongOrNull(13),
            row.LongOrNull(14)),
        (row, terms) =>
        {
            row.Bind((int)terms.Direction);
            row.Bind(terms.Country);
            row.Bind(terms.Domestic is { } domestic ? (domestic ? 1L : 0L) : null);
            row.Bind((int)terms.Payer);
            row.Bind((int)terms.Reason);
            row.Bind(terms.Refused ? 1 : 0);
            row.Bind(terms.PoolMonth);
            row.Bind((long?)terms.PoolScope);
            row.Bind(terms.PoolCountry);
            row.Bind((long?)terms.PoolPlan);
            row.Bind(terms.CardNumber);
            row.Bind(terms.Prefix);
            row.Bind(terms.PerMinute);
            row.Bind(terms.ConnectionFee);
        });

    /// <summary>Told apart by what differs most; equality looks at everything.</summary>
    public override int GetHashCode() => HashCode.Combine(Prefix, Country, (int)Reason, PoolMonth, CardNumber, Refused);

    /// <summary>What was decided of a call.</summary>
    public static CallTerms Of(in PricedCall call)
    {
        Quote quote = call.Quote;
        return new(
            call.Direction,
            call.Country,
            call.Domestic,
            quote.Payer,
            quote.Reason,
            !quote.Allowed,
            quote.Pool?.Month.Key,
            quote.Pool?.Scope,
            quote.Pool?.Country,
            quote.Pool?.Plan,
            quote.Rate.Card?.Number,
            quote.Rate.Rate?.Prefix,
            quote.PerMinute,
            quote.ConnectionFee);
    }
}
