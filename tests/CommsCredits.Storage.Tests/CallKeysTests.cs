using CommsCredits.Engine;
using CommsCredits.Storage;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

/// <summary>L4: a usage id is found by its hash, also where another id has the same, and is never entered twice.</summary>
public sealed class CallKeysTests : IDisposable
{
    private readonly TestStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void L4_TwoIdsWithOneHash_AreBothFound()
    {
        store.WithAccount();
        store.Import(Calls.UserOut(1), Calls.UserOut(2));
        long third = CallKeys.Of(1, Calls.Id(3));
        Run($"UPDATE call_key SET key = {third + 1} WHERE call_no = 1");
        Run($"UPDATE call_key SET key = {third} WHERE call_no = 2");

        Assert.Equal(1, store.Import(Calls.UserOut(3)).Imported);

        Assert.Equal(third + 2, Number("SELECT key FROM call_key WHERE call_no = 3"));
        Assert.Equal(1, store.Import(Calls.UserOut(3)).Duplicates);
    }

    [Fact]
    public void L4_ATakenHashAmongMany_IsPassedOverAndTheOthersEnteredOnce()
    {
        store.WithAccount();
        store.Import(Calls.UserOut(1), Calls.UserOut(2));
        Run($"UPDATE call_key SET key = {CallKeys.Of(1, Calls.Id(20))} WHERE call_no = 1");
        Run($"UPDATE call_key SET key = {CallKeys.Of(1, Calls.Id(30))} WHERE call_no = 2");
        CallRecord[] records = [.. Enumerable.Range(3, 60).Select(number => Calls.UserOut(number))];

        Assert.Equal(60, store.Import(records).Imported);

        Assert.Equal(62, Number("SELECT count(DISTINCT call_no) FROM call_key"));
        Assert.Equal(CallKeys.Of(1, Calls.Id(20)) + 1, Number("SELECT key FROM call_key WHERE call_no = 20"));
        Assert.Equal(60, store.Import(records).Duplicates);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public void L4_TheSameIdTwice_IsRefusedByTheStore(int count)
    {
        store.WithAccount();
        store.Import([.. Enumerable.Range(1, count).Select(number => Calls.UserOut(number))]);
        Run("DELETE FROM call_key WHERE call_no <> 1");
        Run("UPDATE call_row SET usage_id = (SELECT usage_id FROM call_row WHERE call_no = 1) WHERE call_no = 2");
        using SqliteConnection connection = Open();
        using Statements statements = new(connection, failed => failed);
        CallKeys keys = new(statements, 1);
        for (int number = 2; number <= count; number++)
        {
            keys.Note(Calls.Id(number == 2 ? 1 : number), number);
        }

        Assert.Throws<InvalidOperationException>(keys.Write);
    }

    [Fact]
    public void Of_TenThousandIdsInARow_AreApart()
    {
        long[] keys = [.. Enumerable.Range(1, 10_000).SelectMany(id => (long[])[CallKeys.Of(1, Calls.Id(id)), CallKeys.Of(2, Calls.Id(id))]).Order()];

        Assert.Equal(20_000, keys.Distinct().Count());
        Assert.All(keys.Zip(keys.Skip(1)), pair => Assert.True(pair.Second - pair.First > 1));
    }

    private SqliteConnection Open()
    {
        SqliteConnection connection = new($"Data Source={store.Path};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Run(string sql)
    {
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Number(string sql)
    {
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
