namespace CommsCredits.Bench;

/// <summary>The same two questions for every database that loaded the export as texts under the headers of its columns.</summary>
internal static class RivalSql
{
    /// <summary>Rows, seconds, usage ids.</summary>
    public const string Totals = """SELECT count(*), sum(cast("Duration Seconds" AS bigint)), count(DISTINCT "UsageId") FROM calls""";

    /// <summary>User, month, calls, seconds.</summary>
    public const string Groups = """
        SELECT "UPN", substr("Start Time", 1, 7), count(*), sum(cast("Duration Seconds" AS bigint)) FROM calls GROUP BY 1, 2
        """;

    /// <summary>The columns of an export, all texts; the key makes the usage id unique.</summary>
    public static string CreateTable(string export, bool withKey)
    {
        string[] columns = File.ReadLines(export).First().Split(',');
        IEnumerable<string> definitions = columns.Select(
            (name, index) => $"\"{name}\" text{(withKey && index == 0 ? " PRIMARY KEY" : string.Empty)}");
        return $"CREATE TABLE calls ({string.Join(", ", definitions)});";
    }
}
