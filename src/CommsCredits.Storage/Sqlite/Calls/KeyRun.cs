using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Keys that stand together in <c>call_key</c>, in the order of their hashes: what one batch entered, or several merged.</summary>
/// <remarks>
/// A row of a run begins at the run's number and the hash of its first pair; the first row begins at the number alone, so that every
/// hash is looked for in a row of the run.
/// </remarks>
/// <param name="Number">Its number; a run has a higher one than those that were there before it.</param>
/// <param name="Pairs">How many keys it has.</param>
internal readonly record struct KeyRun(long Number, long Pairs)
{
    /// <summary>The bits of a hash.</summary>
    public const int HashBits = UsageIdHash.Bits;

    /// <summary>The highest number that leaves room for the hash.</summary>
    public const long Highest = (1L << (63 - HashBits)) - 1;

    /// <summary>Where its first row begins.</summary>
    public long First => Number << HashBits;

    /// <summary>The last place that a row of it can begin at.</summary>
    public long Last => First | ((1L << HashBits) - 1);

    /// <summary>The number of the run that a row belongs to.</summary>
    /// <param name="first">Where the row begins.</param>
    public static long NumberOf(long first) => first >> HashBits;
}
