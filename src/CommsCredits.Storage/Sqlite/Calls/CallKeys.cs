using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CommsCredits.Storage;

/// <summary>Finds calls by their usage ids, and lets no id be entered twice.</summary>
/// <remarks>
/// An id is kept as a hash and found among hundreds of others in one row, since a row for each took as long as the call itself
/// (docs/adr/0014). Whether a call has the id itself is looked up in its own row: two ids may have one hash, though hardly any do.
/// </remarks>
/// <param name="statements">The statements of the transaction.</param>
/// <param name="account">The account.</param>
internal sealed class CallKeys(Statements statements, int account)
{
    private const int Bits = 42;

    // A row keeps within a page; what outgrows it is taken apart into rows with room for more.
    private const int MostPairs = 1_024;
    private const int PairsAtFirst = 704;

    private readonly NumberPairs noted = new();
    private readonly NumberPairs merged = new();
    private readonly HashSet<(long Account, Guid? Id)> ids = [];
    private byte[] written = [];

    /// <summary>The hash of an id: every bit of account and id moves every bit of it.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static long Of(int account, Guid id)
    {
        unchecked
        {
            Span<byte> bytes = stackalloc byte[16];
            id.TryWriteBytes(bytes);
            ulong low = Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes) + ((ulong)account * 0x9E3779B97F4A7C15));
            return (long)(Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]) ^ low) >> (64 - Bits));
        }
    }

    /// <summary>The account and the id of a call; the account is 0 where there is no such call.</summary>
    public static (long Account, Guid? Id) IdOf(Statements statements, long call)
    {
        RawStatement row = statements.Hot("SELECT account_id, usage_id FROM call_row WHERE call_no = ?");
        row.Bind(call);
        (long, Guid?) id = row.Step() ? (row.Long(0), row.Id(1)) : default;
        row.Reset();
        return id;
    }

    /// <summary>The number of the call with an id; null where there is none.</summary>
    public long? Find(Guid id)
    {
        long key = Of(account, id);
        long? found = null;
        RawStatement row = Look(key);
        if (row.Step())
        {
            KeyBlock block = new(row.Blob(1));
            for (int place = block.PlaceOf(key); found is null && place < block.Count && block.KeyAt(place) == key; place++)
            {
                long call = block.CallAt(place);
                found = IdOf(statements, call) == (account, id) ? call : null;
            }
        }

        row.Reset();
        return found;
    }

    /// <summary>Enters a call with the next <see cref="Write"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="call">Its number; its row is there by then.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Note(Guid id, long call) => noted.Add(Of(account, id), call);

    /// <summary>Enters the calls that were noted, in the order of their keys.</summary>
    /// <exception cref="InvalidOperationException">A call has the id already: the transaction must not be committed.</exception>
    public void Write()
    {
        noted.Sort();
        for (int from = 0; from < noted.Count;)
        {
            from = Enter(from);
        }

        noted.Clear();
    }

    // All that belong to one row at once.
    [MethodImpl(Compiled.AtOnce)]
    private int Enter(int from)
    {
        RawStatement row = Look(noted.Keys[from]);
        bool isThere = row.Step();
        long first = isThere ? row.Long(0) : 0;
        long end = isThere && row.LongOrNull(2) is { } next ? next : long.MaxValue;
        merged.Clear();
        (from, bool mayCollide) = Merge(new KeyBlock(isThere ? row.Blob(1) : default), from, end);
        row.Reset();
        if (mayCollide)
        {
            EnsureApart();
        }

        Save(first, isThere);
        return from;
    }

    // Up to where new keys belong to the row, and whether one of them is like another, new or old. The old ones were compared when
    // they came; what was changed by hand since is for the ledger check.
    [MethodImpl(Compiled.AtOnce)]
    private (int From, bool MayCollide) Merge(KeyBlock block, int from, long end)
    {
        ReadOnlySpan<long> keys = noted.Keys;
        ReadOnlySpan<long> calls = noted.Calls;
        int count = block.Count;
        int place = 0;
        long before = -1;
        bool mayCollide = false;
        while (true)
        {
            long old = place < count ? block.KeyAt(place) : long.MaxValue;
            for (; from < keys.Length && keys[from] < old && keys[from] < end; from++)
            {
                mayCollide |= keys[from] == before;
                before = keys[from];
                merged.Add(before, calls[from]);
            }

            if (place == count)
            {
                return (from, mayCollide);
            }

            before = old;
            merged.Add(old, block.CallAt(place++));
        }
    }

    // Two ids may have one hash; one id may not be there twice.
    private void EnsureApart()
    {
        ReadOnlySpan<long> keys = merged.Keys;
        for (int place = 1; place < keys.Length; place++)
        {
            if (keys[place] != keys[place - 1])
            {
                continue;
            }

            int from = place - 1;
            ids.Clear();
            ids.Add(IdOf(statements, merged.Calls[from]));
            for (; place < keys.Length && keys[place] == keys[from]; place++)
            {
                if (!ids.Add(IdOf(statements, merged.Calls[place])))
                {
                    throw new InvalidOperationException($"Call {merged.Calls[place]} has the usage id of another call.");
                }
            }
        }
    }

    // Pairs with one key stay in one row, so that looking for the key finds them all.
    [MethodImpl(Compiled.AtOnce)]
    private void Save(long first, bool isThere)
    {
        int count = merged.Count;
        int rows = count <= MostPairs ? 1 : ((count - 1) / PairsAtFirst) + 1;
        for (int row = 0, from = 0; row < rows && from < count; row++)
        {
            int to = Math.Max(from + 1, (int)((long)count * (row + 1) / rows));
            while (to < count && merged.Keys[to] == merged.Keys[to - 1])
            {
                to++;
            }

            bool replaces = from == 0 && isThere;
            RawStatement save = statements.Hot(
                replaces ? "UPDATE call_key SET pairs = ? WHERE first_key = ?" : "INSERT INTO call_key (pairs, first_key) VALUES (?, ?)");
            save.BindUnmovedBlob(Bytes(from, to));
            save.Bind(from == 0 ? first : merged.Keys[from]);
            save.Run();
            from = to;
        }
    }

    [MethodImpl(Compiled.AtOnce)]
    private ReadOnlySpan<byte> Bytes(int from, int to)
    {
        int length = (to - from) * KeyBlock.PairLength;
        if (written.Length < length)
        {
            written = GC.AllocateUninitializedArray<byte>(Math.Max(length, MostPairs * KeyBlock.PairLength), pinned: true);
        }

        ReadOnlySpan<long> keys = merged.Keys[from..to];
        ReadOnlySpan<long> calls = merged.Calls[from..to];
        Span<byte> room = written.AsSpan(0, length);
        for (int place = 0; place < keys.Length; place++)
        {
            KeyBlock.Put(room, place, keys[place], calls[place]);
        }

        return room;
    }

    // The row that a key belongs to, and where the one behind it begins.
    private RawStatement Look(long key)
    {
        RawStatement row = statements.Hot(
            """
            SELECT first_key, pairs, (SELECT min(behind.first_key) FROM call_key AS behind WHERE behind.first_key > ahead.first_key)
            FROM call_key AS ahead WHERE first_key <= ? ORDER BY first_key DESC LIMIT 1
            """);
        row.Bind(key);
        return row;
    }

    [MethodImpl(Compiled.AtOnce)]
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
