using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

/// <summary>The logical content of a store as text: every row of every table.</summary>
internal static class StoreDump
{
    public static string Of(string path)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        StringBuilder text = new();
        foreach (string table in Query(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").Select(row => row))
        {
            text.Append("== ").AppendLine(table);
            foreach (string row in Query(connection, $"SELECT * FROM \"{table}\""))
            {
                text.AppendLine(row);
            }
        }

        return text.ToString();
    }

    private static List<string> Query(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(index => Text(reader.GetValue(index)))));
        }

        return rows;
    }

    private static string Text(object value) =>
        value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}
