using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>Tells of records whether their calls are stored already, by earlier batches or by the one that is open.</summary>
/// <param name="rows">How many rows the source may have.</param>
/// <param name="batchSize">The most records of a batch.</param>
internal sealed class KnownCalls(long rows, int batchSize)
{
    private readonly StoredIds ids = new(rows);

    // Of their size from the beginning: what grows leaves its smaller copies behind, which are large here.
    private readonly Dictionary<Guid, int> fresh = new((int)Math.Min(rows, batchSize));
    private readonly List<Stub> calls = new((int)Math.Min(rows, batchSize));
    private readonly List<Guid> doubtful = [];
    private readonly List<bool> mayBeKnown = [];
    private IReadOnlyDictionary<Guid, StoredCall> there = new Dictionary<Guid, StoredCall>();
    private ICallTable? table;
    private bool speaks;

    /// <summary>Begins a batch.</summary>
    /// <param name="stored">Where the calls of earlier batches are found, also those of the same transaction.</param>
    /// <param name="lastBatch">The number of the account's last batch.</param>
    public void Begin(ICallTable stored, long lastBatch)
    {
        table = stored;
        fresh.Clear();
        calls.Clear();
        speaks = ids.SpeaksAfter(lastBatch);
    }

    /// <summary>Notes the batch that this import has opened.</summary>
    /// <param name="number">Its number.</param>
    public void Opened(long number) => ids.Opened(number);

    /// <summary>Looks up together what is asked one by one afterwards.</summary>
    /// <param name="ahead">The records.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Look(ArraySegment<CallRecord> ahead)
    {
        doubtful.Clear();
        mayBeKnown.Clear();
        foreach (CallRecord record in ahead)
        {
            // Noted before it is stored. Where it is not stored after all, it is looked up the next time for nothing.
            bool maybe = !speaks || !ids.TryAdd(record.UsageId);
            mayBeKnown.Add(maybe);
            if (maybe)
            {
                doubtful.Add(record.UsageId);
            }
        }

        there = table!.FindExisting(doubtful);
    }

    /// <summary>Whether a call has the id of a record.</summary>
    /// <param name="index">The place of the record among those that were looked up.</param>
    /// <param name="record">The record.</param>
    /// <param name="known">What is stored of that call.</param>
    /// <returns>False for a new call.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public bool TryFind(int index, CallRecord record, out StoredCall known)
    {
        known = default;
        if (!mayBeKnown[index])
        {
            return false;
        }

        bool found = there.TryGetValue(record.UsageId, out known);
        if (!found && fresh.TryGetValue(record.UsageId, out int place))
        {
            (known, found) = (calls[place].ToStored(), true);
        }

        return found;
    }

    /// <summary>Notes that the open batch stores a call.</summary>
    /// <param name="record">Its record.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Add(CallRecord record)
    {
        fresh.Add(record.UsageId, calls.Count);
        calls.Add(new Stub(record.User, record.Kind, record.StartTime.UtcTicks, record.DurationSeconds));
    }

    // Records share what they say of user and kind, so this is less than what is stored.
    private readonly record struct Stub(CallUser User, CallKind Kind, long Start, int Seconds)
    {
        public StoredCall ToStored() => new(
            User.ObjectId, User.UserPrincipalName, Kind.CallType, new DateTimeOffset(Start, TimeSpan.Zero), Seconds);
    }
}
