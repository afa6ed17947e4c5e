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

    // To read a stored id in passing costs far less than to look for one.
    private const int StoredPerRow = 32;

    private static readonly IReadOnlyDictionary<Guid, StoredCall> None = new Dictionary<Guid, StoredCall>();

    private readonly List<Guid> doubtful = [];
    private readonly List<bool> mayBeKnown = [];
    private readonly List<long> hashes = [];
    private StoredIds? ids;
    private int account;
    private long ownBatch;
    private FreshCalls fresh = new((int)Math.Min(rows, batchSize));
    private FreshCalls ended = new((int)Math.Min(rows, batchSize));
    private IReadOnlyDictionary<Guid, StoredCall> there = None;

    /// <summary>Begins a turn at the store, within which nobody else stores calls.</summary>
    /// <param name="account">The <see cref="Account.Id"/> of the account.</param>
    /// <param name="calls">Its calls.</param>
    /// <returns>The number of the account's last batch.</returns>
    public long Begin(int account, ICallTable calls)
    {
        fresh.Clear();
        ended.Clear();
        this.account = account;
        long last = calls.LastBatch();
        if (last == 0)
        {
            ids ??= new StoredIds(rows);
        }
        else if (ids is null || last != ownBatch)
        {
            ids = Load(calls);
        }

        ownBatch = last;
        return last;
    }

    /// <summary>Ends a batch; the one before it is durable, this one will be while the next is priced.</summary>
    public void End()
    {
        (fresh, ended) = (ended, fresh);
        fresh.Clear();
    }

    /// <summary>Notes the batch that this import has opened.</summary>
    /// <param name="number">Its number.</param>
    public void Opened(long number) => ownBatch = number;

    /// <summary>Looks up together what is asked one by one afterwards.</summary>
    /// <param name="ahead">The records.</param>
    /// <param name="view">Where the calls of durable batches are found, also those of the same transaction.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Look(ArraySegment<CallRecord> ahead, LazyView view)
    {
        doubtful.Clear();
        mayBeKnown.Clear();
        Hash(ahead);
        for (int index = 0; index < ahead.Count; index++)
        {
            if (index + IdsAhead < hashes.Count)
            {
                ids!.Fetch(hashes[index + IdsAhead]);
            }

            // Noted before it is stored. Where it is not stored after all, it is looked up the next time for nothing.
            bool maybe = ids is null || !ids.TryAdd(hashes[index]);
            mayBeKnown.Add(maybe);
            if (maybe)
            {
                doubtful.Add(ahead[index].UsageId);
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

    // Nothing where the store has so many calls that the few that come are looked for sooner one by one.
    private StoredIds? Load(ICallTable calls)
    {
        long stored = calls.CountIds();
        if (stored / StoredPerRow > rows)
        {
            return null;
        }

        StoredIds known = new(rows + stored);
        calls.ReadIds(known.AddAll);
        return known;
    }

    [MethodImpl(Compiled.AtOnce)]
    private void Hash(ReadOnlySpan<CallRecord> records)
    {
        hashes.Clear();
        for (int index = 0; ids is not null && index < records.Length; index++)
        {
            hashes.Add(UsageIdHash.Of(account, records[index].UsageId));
        }
    }
}
