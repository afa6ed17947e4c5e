using System.Buffers.Binary;
using CommsCredits.Storage;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

/// <summary>A store of keys alone: of a call there is what the keys look at, its number, its account and its id.</summary>
internal sealed class KeyScene : IDisposable
{
    private readonly SqliteConnection connection;

    public KeyScene()
    {
        Store.WithAccount();
        connection = new SqliteConnection($"Data Source={Store.Path};Pooling=False");
        connection.Open();
        Statements = new Statements(connection, failed => failed);
        Keys = new CallKeys(Statements, 1);
    }

    public TestStore Store { get; } = new();

    public Statements Statements { get; }

    public CallKeys Keys { get; }

    public IReadOnlyList<long> Runs => Statements.Rows("SELECT pairs FROM call_key_run ORDER BY run_no", row => row.GetInt64(0));

    /// <summary>An id whose hash is that of every other of these.</summary>
    /// <remarks>The hash mixes one half of the id and the account, and then the other half with what that gave: the other half can undo it.</remarks>
    public static Guid Colliding(int number)
    {
        const ulong Same = 0x0123456789ABCDEF;
        byte[] id = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(id, (ulong)number);
        unchecked
        {
            BinaryPrimitives.WriteUInt64LittleEndian(id.AsSpan(8), Same ^ Mix((ulong)number + 0x9E3779B97F4A7C15));
        }

        return new Guid(id);
    }

    /// <summary>Enters calls as a batch does.</summary>
    /// <param name="first">The number of the first.</param>
    /// <param name="ids">Their ids.</param>
    public void Write(long first, params IEnumerable<Guid> ids)
    {
        Statements.Run("BEGIN");
        foreach (Guid id in ids)
        {
            Row(first, id);
            Keys.Note(id, first++);
        }

        Keys.Write();
        Statements.Run("COMMIT");
    }

    public void Row(long number, Guid id, int account = 1)
    {
        RawStatement row = Statements.Hot("""
            INSERT INTO call_row (call_no, account_id, usage_id, batch_no, party_no, kind_no, terms_no, start_time, duration_seconds,
                pool_minutes, billed_seconds) VALUES (?, ?, ?, 1, 1, 1, 1, 0, 0, 0, 0)
            """);
        row.Bind(number);
        row.Bind(account);
        row.Bind(id);
        row.Run();
    }

    public long Sum(string sql) => Statements.Rows(sql, row => row.GetInt64(0))[0];

    /// <summary>What the ledger check says of the keys of the first account.</summary>
    public IReadOnlyList<string> Faults()
    {
        KeyCheck check = new(Statements, 1);
        Statements.Rows("SELECT run_no, pairs FROM call_key_run", row => (row.GetInt64(0), row.GetInt64(1)))
            .ForEach(run => check.Expect(run.Item1, run.Item2));
        List<(long Number, Guid Id)> calls = Statements.Rows(
            "SELECT call_no, usage_id FROM call_row WHERE account_id = 1", row => (row.GetInt64(0), Stored.Id((byte[])row.GetValue(1))));
        return [
            .. Statements.Rows("SELECT first_key, pairs FROM call_key ORDER BY first_key", row => (row.GetInt64(0), (byte[])row.GetValue(1)))
                .SelectMany(row => check.Look(row.Item1, row.Item2)),
            .. check.Compare(),
            .. check.Ask([.. calls.Select(call => call.Number)], [.. calls.Select(call => call.Id)])];
    }

    public void Dispose()
    {
        Statements.Dispose();
        connection.Dispose();
        Store.Dispose();
    }

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
