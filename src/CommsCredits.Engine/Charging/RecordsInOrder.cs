using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>Passes on records that were said to be in order, as long as they are.</summary>
/// <param name="records">The records.</param>
public sealed class RecordsInOrder(IEnumerable<CallRecord> records) : OnePass<CallRecord>
{
    private readonly IEnumerator<CallRecord> records = records.GetEnumerator();

    /// <inheritdoc/>
    /// <exception cref="CommsCreditException"><c>FileLocked</c>: the source is no longer what was looked through.</exception>
    [MethodImpl(Compiled.AtOnce)]
    public override bool MoveNext()
    {
        if (!records.MoveNext())
        {
            return false;
        }

        CallRecord record = records.Current;
        if (RecordOrder.Instance.Compare(Current, record) > 0)
        {
            throw new CommsCreditException(
                ErrorIds.FileLocked,
                FormattableString.Invariant($"The source changed while it was being read: line {record.Line} is out of order now."),
                record.UsageId,
                "Wait until the file is complete, and try again.");
        }

        Current = record;
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => records.Dispose();
}
