namespace CommsCredits;

/// <summary>Millionths that may be missing, as units.</summary>
internal static class Amounts
{
    /// <summary>Units, or nothing.</summary>
    public static decimal? OrNull(long? micros) => micros is { } given ? Engine.Money.ToDecimal(given) : null;

    /// <summary>Units as millionths, or nothing where there are none or a script made an amount that millionths cannot hold.</summary>
    public static long? MicrosOrNull(decimal? units) =>
        units is { } given && Engine.Money.TryToMicros(given, out long micros) ? micros : null;
}
