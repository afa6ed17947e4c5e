using CommsCredits.Engine;
using CommsCredits.Storage;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

/// <summary>How SQLite goes about the questions that are asked of a million calls: by index, a part of them at a time.</summary>
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
    public void Minutes_OfAPeriodAndAPayer_AreReadFromTheirTableInItsOrder()
    {
        string plan = Explain(MinuteWindows.Minutes, []);

        Assert.EndsWith("call_of_minute USING PRIMARY KEY (account_id=? AND minute>? AND minute<?)", plan, StringComparison.Ordinal);
        AssertNoScan(plan);
    }

    [Fact]
    public void Page_OfSomeMinutes_GoesByThem()
    {
        string plan = Plan(new CallFilter { From = Calls.Noon, To = Calls.Noon.AddDays(1) }, MinuteWindows.Of(1, 28_000_000, 28_000_100));

        Assert.Contains("span USING PRIMARY KEY (account_id=? AND minute>? AND minute<?)", plan, StringComparison.Ordinal);
        Assert.Contains("line USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)", plan, StringComparison.Ordinal);
        AssertNoScan(plan);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(7, 9)]
    public void Page_OfAUser_GoesByHisDays(params int[] parties)
    {
        string plan = Plan(new CallFilter { User = new UserIdentity("ada@contoso.example", null) }, PartyWindows.Of(parties, 20_000, 20_003));

        Assert.Contains("listed USING PRIMARY KEY (day=? AND party_no=?)", plan, StringComparison.Ordinal);
        Assert.Contains("INTEGER PRIMARY KEY (rowid=?)", plan, StringComparison.Ordinal);
        AssertNoScan(plan);
    }

    [Theory]
    [InlineData]
    [InlineData(3)]
    public void Page_OfAUsageId_GoesByItsKey(params int[] parties)
    {
        string plan = Plan(new CallFilter { UsageId = Calls.Id(1) }, CallWindow.Of(7, parties is [] ? null : parties));

        Assert.Contains("INTEGER PRIMARY KEY (rowid=?)", plan, StringComparison.Ordinal);
        AssertNoScan(plan);
    }

    [Fact]
    public void KeysOfARun_AreReadARowAtATime()
    {
        string plan = Explain(KeySearch.RowOfKey.Replace("? AND ?", "1 AND 2", StringComparison.Ordinal), []);

        Assert.Contains("USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)", plan, StringComparison.Ordinal);
        Assert.Contains(
            "USING INTEGER PRIMARY KEY (rowid>?)", Explain(KeySearch.RowBehind.Replace("?", "1", StringComparison.Ordinal), []), StringComparison.Ordinal);
        AssertNoScan(plan);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        connection.Dispose();
        store.Dispose();
    }

    // Going through the list of one row is no scan of a table.
    private static void AssertNoScan(string plan) =>
        Assert.DoesNotContain(plan.Split('\n'), step => step.Contains("SCAN", StringComparison.Ordinal) && !step.Contains("json_each", StringComparison.Ordinal));

    private string Plan(CallFilter filter, CallWindow window)
    {
        (string sql, object?[] values) = CallPage.Query(1, filter, window, after: null, 1000);
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
}
