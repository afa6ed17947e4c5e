using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CommsCredits.Storage;

/// <summary>Finds calls by their usage ids, and lets no id be entered twice.</summary>
/// <remarks>
/// An id is kept as a number, its hash, which SQLite finds and enters much quicker than sixteen bytes (docs/adr/0014). Whether a
/// call has the id itself is looked up in its row. Two ids with one hash are hardly ever seen; the second then stands at the next
/// free number. Nothing is ever taken out.
/// </remarks>
/// <param name="statements">The statements of the transaction.</param>
/// <param name="account">The account.</param>
internal sealed class CallKeys(Statements statements, int account)
{
    private const int Bits = 42;

    private readonly NumberPairs noted = new();
    private readonly RowsInsert rows = new(statements, "call_key (key, call_no)");

    /// <summary>How many calls wait to be entered.</summary>
    public int Noted => noted.Count;

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

    /// <summary>The number of the call with an id; null where there is none.</summary>
    public long? Find(Guid id)
    {
        RawStatement row = statements.Hot(
            """
            SELECT line.call_no, line.account_id, line.usage_id FROM call_key AS key
            CROSS JOIN call_row AS line ON line.call_no = key.call_no WHERE key.key = ?
            """);
        for (long key = Of(account, id); ; key++)
        {
            row.Bind(key);
            bool taken = row.Step();
            long? found = taken && row.Long(1) == account && row.Id(2) == id ? row.Long(0) : null;
            row.Reset();
            if (!taken || found is not null)
            {
                return found;
            }
        }
    }

    /// <summary>Enters a call with the next <see cref="Write"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="call">Its number; its row is there by then.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Note(Guid id, long call) => noted.Add(Of(account, id), call);

    /// <summary>Enters the calls that were noted, in the order of their keys.</summary>
    /// <exception cref="InvalidOperationException">A call has the id already: the transaction must not be committed.</exception>
    [MethodImpl(Compiled.AtOnce)]
    public void Write()
    {
        noted.Sort();
        rows.Run(
            noted.Count,
            (row, index) =>
            {
                row.Bind(noted.Keys[index]);
                row.Bind(noted.Calls[index]);
            },
            index => Enter(noted.Keys[index], noted.Calls[index]));
        noted.Clear();
    }

    // One of those beside it met a key that is taken: some of them may be there by now.
    private void Enter(long key, long call)
    {
        RawStatement row = statements.Hot("INSERT INTO call_key (key, call_no) VALUES (?, ?)");
        while (!TryEnter(row, key, call))
        {
            if (statements.Rows("SELECT call_no FROM call_key WHERE key = $1", there => there.GetInt64(0), key)[0] == call)
            {
                return;
            }

            EnsureOther(key, call);
            key++;
        }
    }

    private static bool TryEnter(RawStatement row, long key, long call)
    {
        row.Bind(key);
        row.Bind(call);
        return row.TryRun();
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

    private void EnsureOther(long key, long call)
    {
        bool same = statements.Rows(
            """
            SELECT there.account_id = line.account_id AND there.usage_id = line.usage_id FROM call_key AS key
            JOIN call_row AS there ON there.call_no = key.call_no JOIN call_row AS line ON line.call_no = $2 WHERE key.key = $1
            """,
            row => row.GetBoolean(0),
            key,
            call)[0];
        if (same)
        {
            throw new InvalidOperationException($"Call {call} has the usage id of another call.");
        }
    }
}
