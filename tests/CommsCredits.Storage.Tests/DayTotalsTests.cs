using CommsCredits.Engine;
using CommsCredits.Storage;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

/// <summary>L11: daily sums are what was counted in, in whatever order and however often it was written.</summary>
public sealed class DayTotalsTests : IDisposable
{
    private readonly TestStore store = new();
    private readonly Random random = new(11);

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData(true, 5_000)]
    [InlineData(true, 7)]
    [InlineData(false, 5_000)]
    [InlineData(false, 7)]
    public void L11_WhateverIsCountedIn_StandsInTheTable(bool byDayAndParty, int perWriting)
    {
        store.WithAccount();
        using SqliteConnection connection = new($"Data Source={store.Path};Pooling=False");
        connection.Open();
        using Statements statements = new(connection, failed => failed);
        statements.Run("BEGIN");
        DayTotals totals = new(statements, 1);
        (long Day, int Party, int Group, int Seconds, int Pool, long? Charge)[] calls =
        [
            .. Enumerable.Range(0, 5_000).Select(_ => (
                (long)random.Next(20_000, 20_010), random.Next(1, 40), random.Next(1, 9), random.Next(500), random.Next(9),
                random.Next(3) == 0 ? default(long?) : random.Next(1_000_000))),
        ];
        if (byDayAndParty)
        {
            calls = [.. calls.OrderBy(call => call.Day).ThenBy(call => call.Party)];
        }

        foreach ((long day, int party, int group, int seconds, int pool, long? charge) in calls)
        {
            totals.Add(day, party, group, DayTotals.Sums.Of(seconds, pool, charge));
            if (totals.Count >= perWriting)
            {
                totals.Write();
            }
        }

        totals.Write();
        Assert.Equal(0, totals.Count);

        string[] expected =
        [
            .. calls.GroupBy(call => (call.Day, call.Party, call.Group)).OrderBy(row => row.Key).Select(row => string.Join(
                '|',
                row.Key.Day,
                row.Key.Party,
                row.Key.Group,
                row.Count(),
                row.Sum(call => (call.Seconds + 59) / 60),
                row.Sum(call => call.Pool),
                row.Sum(call => call.Charge ?? 0))),
        ];
        Assert.Equal(expected, statements.Rows(
            "SELECT day || '|' || party_no || '|' || group_no || '|' || calls || '|' || minutes || '|' || pool_minutes || '|' || charge "
            + "FROM usage_day WHERE account_id = $1 ORDER BY day, party_no, group_no",
            row => row.GetString(0),
            1));
    }
}
