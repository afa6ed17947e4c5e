using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CommsCredits.Engine;

/// <summary>The calls of a batch that need not be durable yet, to be found by their usage ids.</summary>
/// <remarks>
/// Every call is noted and hardly any is asked for, so noting costs as little as it can: the ids stand in a row, and the first
/// questions of a batch look through it. Only where many are asked, an index is made (docs/adr/0014).
/// </remarks>
/// <param name="capacity">The most calls of a batch, known from the beginning: what grows leaves its smaller copies behind.</param>
internal sealed class FreshCalls(int capacity)
{
    private const int AskedWithoutIndex = 64;

    private readonly List<long> heads = new(capacity);
    private readonly List<Stub> calls = new(capacity);
    private readonly Dictionary<Guid, int> index = [];
    private int asked;

    /// <summary>Begins a batch.</summary>
    public void Clear()
    {
        heads.Clear();
        calls.Clear();
        index.Clear();
        asked = 0;
    }

    /// <summary>Notes that the batch stores a call.</summary>
    /// <param name="record">Its record.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Add(CallRecord record)
    {
        heads.Add(HeadOf(record.UsageId));
        calls.Add(new Stub(record.UsageId, record.User, record.Kind, record.StartTime.UtcTicks, record.DurationSeconds));
    }

    /// <summary>Whether the batch stores a call with an id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="stored">What it stores of that call.</param>
    /// <returns>False where it does not.</returns>
    public bool TryFind(Guid id, out StoredCall stored)
    {
        int place = asked < AskedWithoutIndex ? Look(id) : Indexed(id);
        asked++;
        stored = place < 0 ? default : calls[place].ToStored();
        return place >= 0;
    }

    private static long HeadOf(Guid id) => MemoryMarshal.Read<long>(MemoryMarshal.AsBytes(new ReadOnlySpan<Guid>(in id)));

    private int Look(Guid id)
    {
        ReadOnlySpan<long> all = CollectionsMarshal.AsSpan(heads);
        long head = HeadOf(id);
        for (int from = 0; ;)
        {
            int next = all[from..].IndexOf(head);
            if (next < 0 || calls[from + next].Id == id)
            {
                return next < 0 ? -1 : from + next;
            }

            from += next + 1;
        }
    }

    private int Indexed(Guid id)
    {
        for (int place = index.Count; place < calls.Count; place++)
        {
            index.Add(calls[place].Id, place);
        }

        return index.TryGetValue(id, out int found) ? found : -1;
    }

    // Records share what they say of user and kind, so this is less than what is stored.
    private readonly record struct Stub(Guid Id, CallUser User, CallKind Kind, long Start, int Seconds)
    {
        public StoredCall ToStored() => new(
            User.ObjectId, User.UserPrincipalName, Kind.CallType, new DateTimeOffset(Start, TimeSpan.Zero), Seconds);
    }
}
