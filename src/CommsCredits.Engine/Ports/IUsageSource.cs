namespace CommsCredits.Engine;

/// <summary>Where usage records come from: a file, an entry of a zip, an address.</summary>
public interface IUsageSource
{
    /// <summary>The name people know it by.</summary>
    string Name { get; }

    /// <summary>Its size in bytes, for progress; 0 where it is not known.</summary>
    long Length { get; }

    /// <summary>Looks it through before it is read: what it holds, and whether that is in order already.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>To be disposed; null where that cannot be told without reading it as a whole, as of what a server sends.</returns>
    /// <exception cref="CommsCreditException"><c>FileFormatUnknown</c>, <c>FileNotFound</c> or <c>FileLocked</c>.</exception>
    UsageScan? Scan(CancellationToken cancellation) => null;

    /// <summary>Reads it from the start, a row at a time; it can be read again, and while it is looked through.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Every data row, in the order of the source; to be gone through once.</returns>
    /// <exception cref="CommsCreditException"><c>FileFormatUnknown</c>, <c>FileNotFound</c> or <c>FileLocked</c>.</exception>
    IEnumerable<UsageRow> Read(CancellationToken cancellation);

    /// <summary>Reads some rows as they stand in the source.</summary>
    /// <param name="lines">The first line of each row wanted.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Those rows; column and reason are left empty.</returns>
    IEnumerable<RejectedRow> ReadRaw(IReadOnlySet<long> lines, CancellationToken cancellation);
}

/// <summary>A data row: a record, a row of a kind that is not stored, or a bad one.</summary>
/// <param name="Line">Its first line in the source, from 1, the header included.</param>
/// <param name="Position">Bytes read so far, for progress.</param>
/// <param name="Record">The record, or null.</param>
/// <param name="Reject">Why it is bad, or null; both null: recognised and skipped (Direct Routing).</param>
public readonly record struct UsageRow(long Line, long Position, CallRecord? Record, RejectedRow? Reject);

/// <summary>A row that cannot be used.</summary>
/// <param name="Line">Its first line in the source, from 1.</param>
/// <param name="Column">The column at fault, or empty.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Raw">The row as it stands in the source.</param>
public sealed record RejectedRow(long Line, string Column, string Reason, string Raw);

/// <summary>Where rejected rows go; it is made only when there is one.</summary>
public interface IRejectSink
{
    /// <summary>Where the rows went, or null while there is none.</summary>
    string? Path { get; }

    /// <summary>Keeps a row.</summary>
    /// <param name="row">The row.</param>
    void Write(RejectedRow row);
}

/// <summary>Puts records in the order in which they are charged, (start, usage id), in memory that does not grow with the file.</summary>
public interface IRecordSorter
{
    /// <summary>Sorts.</summary>
    /// <param name="records">Records in any order; read once.</param>
    /// <returns>The same records in order.</returns>
    IEnumerable<CallRecord> Sort(IEnumerable<CallRecord> records);
}
