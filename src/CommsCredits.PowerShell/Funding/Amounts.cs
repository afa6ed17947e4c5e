namespace CommsCredits;

/// <summary>Millionths that may be missing, as units.</summary>
internal static class Amounts
{
    /// <summary>Units, or nothing.</summary>
    public static decimal? OrNull(long? micros) => micros is { } given ? Engine.Money.ToDecimal(given) : null;
}
