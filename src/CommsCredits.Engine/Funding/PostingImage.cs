namespace CommsCredits.Engine;

/// <summary>A posting as plain values, the way a store holds it: what its hash is made from, and what is checked.</summary>
/// <param name="Number">Its place in the ledger, from 1 without gaps.</param>
/// <param name="PostingId">The public transaction id.</param>
/// <param name="WrittenTicks">When it was written, in 100-nanosecond ticks since 1970 UTC.</param>
/// <param name="EffectiveTicks">When it took effect, in the same ticks.</param>
/// <param name="Kind">The name of its <see cref="PostingKind"/>; a damaged row may hold any text.</param>
/// <param name="Batch">The import batch, for usage.</param>
/// <param name="Corrects">The posting it corrects.</param>
/// <param name="Description">The line for people.</param>
/// <param name="RequestId">The caller's request id.</param>
/// <param name="SumAfter">The ledger sum after it, in millionths.</param>
/// <param name="Entries">Its lines, in their order.</param>
public sealed record PostingImage(
    long Number,
    Guid PostingId,
    long WrittenTicks,
    long EffectiveTicks,
    string Kind,
    long? Batch,
    Guid? Corrects,
    string Description,
    Guid? RequestId,
    long SumAfter,
    IReadOnlyList<EntryImage> Entries)
{
    /// <summary>The values of a posting that is about to be written.</summary>
    /// <param name="number">Its place in the ledger.</param>
    /// <param name="posting">The posting.</param>
    /// <param name="sumAfter">The ledger sum after it, in millionths.</param>
    /// <returns>The values, lines numbered from 1.</returns>
    public static PostingImage Of(long number, Posting posting, long sumAfter) => new(
        number,
        posting.PostingId,
        TicksOf(posting.At),
        TicksOf(posting.EffectiveAt),
        posting.Kind.ToString(),
        posting.Batch,
        posting.Corrects,
        posting.Description,
        posting.RequestId,
        sumAfter,
        [.. posting.Entries.Select((entry, index) => new EntryImage(index + 1, entry.Book.ToString(), entry.LotNumber, entry.Micros))]);

    private static long TicksOf(DateTimeOffset moment) => moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
}

/// <summary>A line of a posting as plain values.</summary>
/// <param name="Line">Its place in the posting, from 1.</param>
/// <param name="Book">The name of its <see cref="Engine.Book"/>; a damaged row may hold any text.</param>
/// <param name="LotNumber">The lot, or 0.</param>
/// <param name="Micros">Millionths into the book (above zero) or out of it.</param>
public readonly record struct EntryImage(long Line, string Book, long LotNumber, long Micros);
