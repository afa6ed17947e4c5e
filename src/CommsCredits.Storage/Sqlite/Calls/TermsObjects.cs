using System.Runtime.CompilerServices;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>The very objects that say what was decided of a call: the same objects say the same, others may.</summary>
internal readonly struct TermsObjects : IEquatable<TermsObjects>
{
    private readonly string? country;
    private readonly string? poolCountry;
    private readonly RateCard? card;
    private readonly Rate? rate;
    private readonly long perMinute;
    private readonly long fee;
    private readonly int month;
    private readonly LicenseGrants plan;
    private readonly long small;

    /// <summary>Takes them from a call.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public TermsObjects(in PricedCall call, in Quote quote)
    {
        country = call.Country;
        card = quote.Rate.Card;
        rate = quote.Rate.Rate;
        perMinute = quote.PerMinute ?? -1;
        fee = quote.ConnectionFee ?? -1;
        int scope = 0;
        if (quote.Pool is { } pool)
        {
            poolCountry = pool.Country;
            month = pool.Month.Key;
            plan = pool.Plan;
            scope = 1 + (int)pool.Scope;
        }

        int domestic = call.Domestic switch { null => 0, false => 1, true => 2 };
        small = ((long)quote.Reason << 32) | ((long)quote.Payer << 16) | ((long)scope << 8) | ((long)domestic << 4) | ((long)call.Direction << 1)
            | (quote.Allowed ? 1L : 0L);
    }

    [MethodImpl(Compiled.AtOnce)]
    public bool Equals(TermsObjects other) => small == other.small && month == other.month && plan == other.plan
        && perMinute == other.perMinute && fee == other.fee && ReferenceEquals(rate, other.rate) && ReferenceEquals(card, other.card)
        && string.Equals(country, other.country, StringComparison.Ordinal)
        && string.Equals(poolCountry, other.poolCountry, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is TermsObjects other && Equals(other);

    [MethodImpl(Compiled.AtOnce)]
    public override int GetHashCode()
    {
        int letters = country is [char first, char second, ..] ? (first << 8) | second : 0;
        return unchecked((RuntimeHelpers.GetHashCode(rate) * 31) + (letters * 17) + (month * 7) + (int)(small >> 32) + (int)small);
    }
}
