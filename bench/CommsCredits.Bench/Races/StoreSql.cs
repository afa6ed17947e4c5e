using CommsCredits.Proofs;

namespace CommsCredits.Bench;

/// <summary>What the raw rows of our store say, asked in SQL without the store's code.</summary>
internal static class StoreSql
{
    /// <summary>What <c>Measure-PstnUsage -GroupBy User,Month</c> answers: user, month, calls, minutes, pool minutes, charge.</summary>
    public const string Measure = """
        SELECT name_key, strftime('%Y-%m', start_time / 10000000, 'unixepoch'), count(*), sum((duration_seconds + 59) / 60),
            sum(pool_minutes), sum(charge)
        FROM call GROUP BY 1, 2
        """;

    private const string Totals = "SELECT count(*), sum(duration_seconds), count(DISTINCT usage_id) FROM call";

    private const string Groups = """
        SELECT name_key, strftime('%Y-%m', start_time / 10000000, 'unixepoch'), count(*), sum(duration_seconds) FROM call GROUP BY 1, 2
        """;

    /// <summary>What stands in the store.</summary>
    public static CallSums Sums(string storePath, string source) =>
        CallSums.Parse(source, [.. StoreRows.Lines(storePath, Totals), .. StoreRows.Lines(storePath, Groups)]);

    /// <summary>Millionths that the calls cost together.</summary>
    public static long Charge(string storePath) => StoreRows.Number(storePath, "SELECT coalesce(sum(charge), 0) FROM call");

    /// <summary>The version of SQLite in this process.</summary>
    public static string Version()
    {
        SQLitePCL.Batteries_V2.Init();
        return SQLitePCL.raw.sqlite3_libversion().utf8_to_string();
    }
}
