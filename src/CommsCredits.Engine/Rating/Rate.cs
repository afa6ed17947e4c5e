using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>A line of a rate card.</summary>
public sealed record Rate
{
    /// <summary>Leading digits of the numbers it prices, without a plus sign.</summary>
    public required string Prefix { get; init; }

    /// <summary>The service it prices, or any.</summary>
    public RatedService Service { get; init; }

    /// <summary>The usage location it holds for, or <c>*</c> for any (rule R3).</summary>
    public string Origin { get; init; } = AnyOrigin;

    /// <summary>What the sheet calls the destination.</summary>
    public string Destination { get; init; } = string.Empty;

    /// <summary>ISO 3166-1 alpha-2 country of the prefix, or empty where it has none.</summary>
    public string Country { get; init; } = string.Empty;

    /// <summary>The kind of numbers.</summary>
    public NumberClass NumberClass { get; init; }

    /// <summary>Millionths per minute, zero or above.</summary>
    public required long PerMinute { get; init; }

    /// <summary>Millionths per call that lasts at all, zero or above (rule R2).</summary>
    public long ConnectionFee { get; init; }

    /// <summary>Seconds to which billed time is rounded up, above zero (rule R1: 60).</summary>
    public int IncrementSeconds { get; init; } = DefaultSeconds;

    /// <summary>Seconds billed at least, zero or above (rule R1: 60).</summary>
    public int MinimumSeconds { get; init; } = DefaultSeconds;

    /// <summary>Any origin.</summary>
    public const string AnyOrigin = "*";

    /// <summary>The minute, which is the unit unless a sheet says otherwise (rule R1).</summary>
    public const int DefaultSeconds = 60;

    /// <summary>The price of a call, rounded once, half up, to a millionth (design §2).</summary>
    /// <param name="billedSeconds">What <see cref="BilledSeconds"/> or <see cref="BilledSecondsAfterPool"/> gave.</param>
    /// <returns>Millionths: nothing for nothing, else the fee and the time.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public long PriceOf(long billedSeconds)
    {
        if (billedSeconds == 0)
        {
            return 0;
        }

        // Half up, in whole numbers: ⌊(2·x + 60) / 120⌋ for x = perMinute × seconds, all of them zero or above. Every price that
        // is met fits 64 bits, where the processor itself divides.
        if (PerMinute <= int.MaxValue && billedSeconds <= int.MaxValue)
        {
            ulong small = ((ulong)PerMinute * (ulong)billedSeconds * 2) + DefaultSeconds;
            return checked(ConnectionFee + (long)(small / (2 * DefaultSeconds)));
        }

        Int128 doubled = ((Int128)PerMinute * billedSeconds * 2) + DefaultSeconds;
        return checked(ConnectionFee + (long)(doubled / (2 * DefaultSeconds)));
    }

    /// <summary>Seconds billed for a whole call: the minimum, then whole increments.</summary>
    /// <param name="seconds">Connected seconds.</param>
    /// <returns>0 for an unanswered call.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public long BilledSeconds(long seconds) => seconds == 0
        ? 0
        : MinimumSeconds + WholeIncrements(Math.Max(0, seconds - MinimumSeconds));

    /// <summary>Seconds billed for the part of a call that outlasts its pool: whole increments, no minimum.</summary>
    /// <param name="seconds">Seconds beyond the pool.</param>
    /// <returns>Billed seconds.</returns>
    public long BilledSecondsAfterPool(long seconds) => WholeIncrements(seconds);

    /// <summary>The most seconds that money still pays, the fee included (law L12).</summary>
    /// <param name="micros">Millionths there are; enough for the fee and the least time.</param>
    /// <param name="leastSeconds">Seconds billed at least; above them whole increments are billed.</param>
    /// <returns>Billed seconds: one increment more would cost more than there is. Null where the time costs nothing.</returns>
    public long? LongestBilled(long micros, long leastSeconds)
    {
        if (PerMinute == 0)
        {
            return null;
        }

        // Half-up rounding leaves PriceOf(s) ≤ micros exactly as long as 2·perMinute·s < 120·(micros − fee) + 60.
        Int128 affordable = (((Int128)(micros - ConnectionFee) * 2 * DefaultSeconds) + DefaultSeconds - 1) / (2 * (Int128)PerMinute);
        Int128 increments = (affordable - leastSeconds) / IncrementSeconds;
        return (long)Int128.Min(leastSeconds + (increments * IncrementSeconds), long.MaxValue);
    }

    [MethodImpl(Compiled.AtOnce)]
    private long WholeIncrements(long seconds) => (seconds + IncrementSeconds - 1) / IncrementSeconds * IncrementSeconds;
}
