using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Proofs;

/// <summary>The raw rows of a store, asked in SQL without the store's code. The benchmarks compile this file as well.</summary>
internal static class StoreRows
{
    /// <summary>Reads rows as texts, as the command line of SQLite writes them.</summary>
    /// <param name="path">The store; nothing is written to it.</param>
    /// <param name="sql">What gives the rows.</param>
    /// <returns>A text for each row, its columns with bars between.</returns>
    public static List<string> Lines(string path, string sql)
    {
        SqliteConnectionStringBuilder source = new() { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        using SqliteConnection connection = new(source.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> lines = [];
        object[] values = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(values);
            lines.Add(string.Join('|', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))));
        }

        return lines;
    }

    /// <summary>Reads one number.</summary>
    /// <param name="path">The store; nothing is written to it.</param>
    /// <param name="sql">What gives one row with one whole number.</param>
    /// <returns>The number.</returns>
    public static long Number(string path, string sql) => long.Parse(Lines(path, sql)[0], CultureInfo.InvariantCulture);
}
