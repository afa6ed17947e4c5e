using System.Buffers.Binary;
using CommsCredits.Engine;
using CommsCredits.Storage;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

/// <summary>L4: a usage id is found by its hash, also where other ids have the same, and is never entered twice.</summary>
public sealed class CallKeysTests : IDisposable
{
    private readonly TestStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void L4_IdsWithOneHash_AreAllFound()
    {
        store.WithAccount();
        CallRecord[] records = [.. Enumerable.Range(1, 5).Select(number => Calls.UserOut(number) with { UsageId = Colliding(number) })];
        Assert.Single(records.Select(record => CallKeys.Of(1, record.UsageId)).Distinct());

        Assert.Equal(3, store.Import(records[..3]).Imported);
        Assert.Equal((2, 3), Counts(store.Import(records)));
        Assert.Equal((0, 5), Counts(store.Import(records)));

        Assert.Equal(1, Number("SELECT count(*) FROM call_key"));
        using SqliteConnection connection = Open();
        using Statements statements = new(connection, failed => failed);
        CallKeys keys = new(statements, 1);
        Assert.Equal([1L, 2, 3, 4, 5], records.Select(record => keys.Find(record.UsageId)!.Value).Order());
        Assert.Null(keys.Find(Colliding(6)));
    }

    // Rows of keys are taken apart as they grow; ids with one hash stay in one row.
    [Theory]
    [InlineData(1, 1_500)]
    [InlineData(700, 3)]
    [InlineData(1_024, 2)]
    [InlineData(2_000, 3)]
    public void L4_ManyIds_AreAllFoundWhereverTheirRowsWereTakenApart(int atOnce, int times)
    {
        store.WithAccount();
        using SqliteConnection connection = Open();
        using Statements statements = new(connection, failed => failed);
        CallKeys keys = new(statements, 1);
        Guid[] ids = [.. Enumerable.Range(0, atOnce * times).Select(number => number % 50 == 7 ? Colliding(number) : Calls.Id(number))];
        for (int number = 0; number < ids.Length; number++)
        {
            Row(statements, number + 1, ids[number]);
            keys.Note(ids[number], number + 1);
            if ((number + 1) % atOnce == 0)
            {
                keys.Write();
            }
        }

        Assert.Equal(Enumerable.Range(1, ids.Length).Select(number => (long?)number), ids.Select(keys.Find));
        Assert.All(Enumerable.Range(ids.Length, 100), number => Assert.Null(keys.Find(Calls.Id(number))));
        Assert.Equal(ids.Length, Sum(statements, "SELECT sum(length(pairs)) / 11 FROM call_key"));
        Assert.InRange(Sum(statements, "SELECT max(length(pairs)) / 11 FROM call_key"), 1, 1_024);
        KeyCheck check = new(statements, 1);
        Assert.Empty(statements.Rows("SELECT first_key, pairs FROM call_key ORDER BY first_key", row => (row.GetInt64(0), (byte[])row.GetValue(1)))
            .SelectMany(row => check.Look(row.Item1, row.Item2)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    [InlineData(3_000)]
    public void L4_TheSameIdTwice_IsRefusedByTheStore(int count)
    {
        store.WithAccount();
        using SqliteConnection connection = Open();
        using Statements statements = new(connection, failed => failed);
        CallKeys keys = new(statements, 1);
        Row(statements, 1, Calls.Id(1));
        keys.Note(Calls.Id(1), 1);
        keys.Write();
        for (int number = 2; number <= count; number++)
        {
            Guid id = Calls.Id(number == count ? 1 : number);
            Row(statements, number, id);
            keys.Note(id, number);
        }

        Assert.Throws<InvalidOperationException>(keys.Write);
    }

    [Fact]
    public void L4_TheSameIdTwiceAtOnce_IsRefusedByTheStore()
    {
        store.WithAccount();
        using SqliteConnection connection = Open();
        using Statements statements = new(connection, failed => failed);
        CallKeys keys = new(statements, 1);
        foreach (int number in (int[])[1, 2])
        {
            Row(statements, number, Calls.Id(1));
            keys.Note(Calls.Id(1), number);
        }

        Assert.Throws<InvalidOperationException>(keys.Write);
    }

    [Fact]
    public void L16_TheSameIdInTwoAccounts_IsFoundInEach()
    {
        store.WithAccount();
        using SqliteConnection connection = Open();
        using Statements statements = new(connection, failed => failed);
        CallKeys first = new(statements, 1);
        CallKeys second = new(statements, 2);
        Row(statements, 1, Calls.Id(1));
        Row(statements, 2, Calls.Id(1), account: 2);
        first.Note(Calls.Id(1), 1);
        first.Write();
        Assert.Null(second.Find(Calls.Id(1)));

        second.Note(Calls.Id(1), 2);
        second.Write();

        Assert.Equal((1, 2), (first.Find(Calls.Id(1)), second.Find(Calls.Id(1))));
    }

    [Fact]
    public void Of_TenThousandIdsInARow_AreApart()
    {
        long[] keys = [.. Enumerable.Range(1, 10_000).SelectMany(id => (long[])[CallKeys.Of(1, Calls.Id(id)), CallKeys.Of(2, Calls.Id(id))]).Order()];

        Assert.Equal(20_000, keys.Distinct().Count());
        Assert.All(keys.Zip(keys.Skip(1)), pair => Assert.True(pair.Second - pair.First > 1));
    }

    // The hash mixes one half of the id and the account, and then the other half with what that gave: the other half can undo it.
    private static Guid Colliding(int number)
    {
        const ulong Same = 0x0123456789ABCDEF;
        byte[] id = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(id, (ulong)number);
        unchecked
        {
            ulong mixed = Mix((ulong)number + 0x9E3779B97F4A7C15);
            BinaryPrimitives.WriteUInt64LittleEndian(id.AsSpan(8), Same ^ mixed);
        }

        return new Guid(id);
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

    private static (long Imported, long Duplicates) Counts(UsageImport import) => (import.Imported, import.Duplicates);

    // What the keys look at of a call: its number, its account and its id.
    private static void Row(Statements statements, long number, Guid id, int account = 1) => statements.Run(
        """
        INSERT INTO call_row (call_no, account_id, usage_id, batch_no, party_no, kind_no, terms_no, start_time, duration_seconds,
            pool_minutes, billed_seconds) VALUES ($1, $2, $3, 1, 1, 1, 1, 0, 0, 0, 0)
        """,
        number,
        account,
        id.ToByteArray(bigEndian: true));

    private static long Sum(Statements statements, string sql) => statements.Rows(sql, row => row.GetInt64(0))[0];

    private SqliteConnection Open()
    {
        SqliteConnection connection = new($"Data Source={store.Path};Pooling=False");
        connection.Open();
        return connection;
    }

    private long Number(string sql)
    {
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
