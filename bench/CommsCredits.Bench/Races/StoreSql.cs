using System.Globalization;
using Microsoft.Data.Sqlite;

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
        CallSums.Parse(source, [.. Lines(storePath, Totals), .. Lines(storePath, Groups)]);

    /// <summary>Millionths that the calls cost together.</summary>
    public static long Charge(string storePath) =>
        long.Parse(Lines(storePath, "SELECT coalesce(sum(charge), 0) FROM call")[0], CultureInfo.InvariantCulture);

    /// <summary>Rows as texts, with | between columns, as the command line writes them.</summary>
    public static List<string> Lines(string storePath, string sql)
    {
        using SqliteConnection connection = Open(storePath);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> lines = [];
        object[] values = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(values);
            lines.Add(string.Join('|', values));
        }

        return lines;
    }

    /// <summary>The version of SQLite in this process.</summary>
    public static string Version()
    {
        SQLitePCL.Batteries_V2.Init();
        return SQLitePCL.raw.sqlite3_libversion().utf8_to_string();
    }

    private static SqliteConnection Open(string storePath)
    {
        SQLitePCL.Batteries_V2.Init();
        SqliteConnection connection = new(
            new SqliteConnectionStringBuilder { DataSource = storePath, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
