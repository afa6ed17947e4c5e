namespace CommsCredits.Bench;

/// <summary>The <c>sqlite3</c> command line with its defaults: <c>.import</c> of a CSV into one table.</summary>
internal static class SqliteCli
{
    /// <summary>Imports an export into a new file, as texts.</summary>
    /// <param name="database">The file to make.</param>
    /// <param name="export">The CSV.</param>
    /// <param name="withKey">Whether the usage id is the primary key; else the table has no index, and .import makes it.</param>
    /// <returns>How long it took.</returns>
    /// <exception cref="SkippedException">There is no sqlite3.</exception>
    public static CommandResult Import(string database, string export, bool withKey)
    {
        string table = withKey ? RivalSql.CreateTable(export, withKey) + "\n" : string.Empty;
        string skip = withKey ? "--skip 1 " : string.Empty;
        Disk.Settle(export);
        return Command.Run("sqlite3", ["-batch", database], $"{table}.mode csv\n.import {skip}\"{export}\" calls\n");
    }

    /// <summary>What it counts in the imported table.</summary>
    public static CallSums Sums(string database, string source) =>
        CallSums.Parse(source, Query(database, $"{RivalSql.Totals};\n{RivalSql.Groups};").Lines);

    /// <summary>Asks a file without changing it.</summary>
    public static CommandResult Query(string database, string sql) => Command.Run("sqlite3", ["-batch", "-readonly", database], sql);

    /// <summary>Its version, or null where it is absent.</summary>
    public static string? Version() =>
        Command.Find("sqlite3") is { } program ? Command.Run(program, ["--version"]).Lines[0].Split(' ')[0] : null;
}
