using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>What was decided of a call, but for its amounts; it stands once for all calls of which the same was decided.</summary>
internal readonly record struct CallTerms(
    CallDirection Direction,
    string? Country,
    bool? Domestic,
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
    /// <summary>Told apart by what differs most; equality looks at everything.</summary>
    public override int GetHashCode() => HashCode.Combine(Prefix, Country, (int)Reason, PoolMonth, CardNumber, Refused);

    /// <summary>What was decided of a call.</summary>
    public static CallTerms Of(PricedCall call)
    {
        Quote quote = call.Quote;
        return new(
            call.Direction,
            call.Country,
            call.Domestic,
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
