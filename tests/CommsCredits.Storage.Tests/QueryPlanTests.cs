using CommsCredits.Engine;
using CommsCredits.Storage;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

/// <summary>How SQLite goes about the questions that are asked of a million calls: by index, and without sorting all of them.</summary>
public sealed class QueryPlanTests : IDisposable
{
    private readonly TestStore store = new();
    private readonly SqliteConnection connection;

    public QueryPlanTests()
    {
        connection = new SqliteConnection($"Data Source={store.Path};Pooling=False");
        connection.Open();
    }

    [Fact]
    public void Page_OfAPeriod_GoesByTime() =>
        AssertBy("call_by_time (account_id=? AND start_time>? AND start_time<?)", new CallFilter { From = Calls.Noon, To = Calls.Noon.AddDays(1) });

    [Fact]
    public void Page_OfEverything_GoesByTime() => AssertBy("call_by_time (account_id=?)", new CallFilter());

    [Fact]
    public void Page_OfAPayer_PassesOverOthersInTheIndex()
    {
        CallFilter filter = new() { Payer = Payer.None };
        AssertBy("call_by_time", filter);
        (string sql, _) = CallPage.Query(1, filter, null, null, null, 1000);

        // The condition is met before the row is looked up: the index holds the payer.
        string[] columns = Column("SELECT name FROM pragma_index_info('call_by_time')");
        Assert.Equal(["account_id", "start_time", "payer"], columns);
        Assert.Contains("payer = $2", sql, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_AfterAnother_BeginsWhereThatEnded() => AssertBy(
        "call_by_time (account_id=? AND start_time>?)", new CallFilter(), after: new CallCursor(Calls.Noon, Calls.Id(1)));

    [Theory]
    [InlineData(7)]
    [InlineData(7, 9)]
    public void Page_OfAUser_GoesByHisDays(params int[] parties)
    {
        string plan = Plan(new CallFilter { User = new UserIdentity("ada@contoso.example", null) }, new PartyDays(parties, 20_000, 20_003));

        Assert.Contains("listed USING PRIMARY KEY (party_no=? AND day>? AND day<?)", plan, StringComparison.Ordinal);
        Assert.Contains("INTEGER PRIMARY KEY (rowid=?)", plan, StringComparison.Ordinal);
        AssertNoScan(plan);
    }

    [Fact]
    public void Page_OfAUsageId_GoesByItsKey()
    {
        string plan = Plan(new CallFilter { UsageId = Calls.Id(1) }, call: 7);

        Assert.Contains("INTEGER PRIMARY KEY (rowid=?)", plan, StringComparison.Ordinal);
        AssertNoScan(plan);
        Assert.Contains("INTEGER PRIMARY KEY (rowid=?)", Explain("SELECT call_no FROM call_key WHERE key = 1", []), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        connection.Dispose();
        store.Dispose();
    }

    private void AssertBy(string expected, CallFilter filter, CallCursor? after = null)
    {
        string plan = Plan(filter, after: after);
        Assert.Contains(expected, plan, StringComparison.Ordinal);
        AssertNoScan(plan);

        // Only calls of one moment are put in order by their ids.
        Assert.DoesNotContain("TEMP B-TREE FOR ORDER BY", plan, StringComparison.Ordinal);
    }

    // Going through the list of one row is no scan of a table.
    private static void AssertNoScan(string plan) =>
        Assert.DoesNotContain(plan.Split('\n'), step => step.Contains("SCAN", StringComparison.Ordinal) && !step.Contains("json_each", StringComparison.Ordinal));

    private string Plan(CallFilter filter, PartyDays? owned = null, CallCursor? after = null, long? call = null)
    {
        (string sql, object?[] values) = CallPage.Query(1, filter, call, owned, after, 1000);
        return Explain(sql, values);
    }

    private string Explain(string sql, object?[] values)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        for (int index = 0; index < values.Length; index++)
        {
            command.Parameters.AddWithValue(FormattableString.Invariant($"${index + 1}"), values[index]);
        }

        using SqliteDataReader reader = command.ExecuteReader();
        List<string> steps = [];
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        return string.Join('\n', steps);
    }

    private string[] Column(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> values = [];
        while (reader.Read())
        {
            values.Add(reader.GetString(0));
        }

        return [.. values];
    }
}
