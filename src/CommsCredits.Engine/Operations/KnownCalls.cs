using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>
/// Tells of records whether their calls are stored already, by earlier batches or by those of this import that are not durable yet.
/// </summary>
/// <param name="rows">How many rows the source may have.</param>
/// <param name="batchSize">The most records of a batch.</param>
internal sealed class KnownCalls(long rows, int batchSize)
{
    private const int IdsAhead = 8;

    private static readonly IReadOnlyDictionary<Guid, StoredCall> None = new Dictionary<Guid, StoredCall>();

    private readonly StoredIds ids = new(rows);
    private readonly List<Guid> doubtful = [];
    private readonly List<bool> mayBeKnown = [];
    private FreshCalls fresh = new((int)Math.Min(rows, batchSize));
    private FreshCalls ended = new((int)Math.Min(rows, batchSize));
    private IReadOnlyDictionary<Guid, StoredCall> there = None;
    private bool speaks;

    /// <summary>Begins a turn at the store.</summary>
    /// <param name="lastBatch">The number of the account's last batch.</param>
    public void Begin(long lastBatch)
    {
        fresh.Clear();
        ended.Clear();
        speaks = ids.SpeaksAfter(lastBatch);
    }

    /// <summary>Ends a batch; the one before it is durable, this one will be while the next is priced.</summary>
    public void End()
    {
        (fresh, ended) = (ended, fresh);
        fresh.Clear();
    }

    /// <summary>Notes the batch that this import has opened.</summary>
    /// <param name="number">Its number.</param>
    public void Opened(long number) => ids.Opened(number);

    /// <summary>Looks up together what is asked one by one afterwards.</summary>
    /// <param name="ahead">The records.</param>
    /// <param name="view">Where the calls of durable batches are found, also those of the same transaction.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Look(ArraySegment<CallRecord> ahead, LazyView view)
    {
        doubtful.Clear();
        mayBeKnown.Clear();
        for (int index = 0; index < ahead.Count; index++)
        {
            if (speaks && index + IdsAhead < ahead.Count)
            {
                ids.Fetch(ahead[index + IdsAhead].UsageId);
            }

            CallRecord record = ahead[index];

            // Noted before it is stored. Where it is not stored after all, it is looked up the next time for nothing.
            bool maybe = !speaks || !ids.TryAdd(record.UsageId);
            mayBeKnown.Add(maybe);
            if (maybe)
            {
                doubtful.Add(record.UsageId);
            }
        }

        there = doubtful.Count == 0 ? None : view.Books.Calls.FindExisting(doubtful);
    }

    /// <summary>Whether a durable call has the id of a record.</summary>
    /// <param name="index">The place of the record among those that were looked up.</param>
    /// <param name="record">The record.</param>
    /// <returns>False for a new call, and for one of a batch that need not be durable yet.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public bool IsStored(int index, CallRecord record) => mayBeKnown[index] && there.ContainsKey(record.UsageId);

    /// <summary>Whether a call has the id of a record.</summary>
    /// <param name="index">The place of the record among those that were looked up.</param>
    /// <param name="record">The record.</param>
    /// <param name="known">What is stored of that call.</param>
    /// <returns>False for a new call.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public bool TryFind(int index, CallRecord record, out StoredCall known)
    {
        known = default;
        return mayBeKnown[index]
            && (there.TryGetValue(record.UsageId, out known)
                || fresh.TryFind(record.UsageId, out known)
                || ended.TryFind(record.UsageId, out known));
    }

    /// <summary>Notes that the open batch stores a call.</summary>
    /// <param name="record">Its record.</param>
    public void Add(CallRecord record) => fresh.Add(record);
}
