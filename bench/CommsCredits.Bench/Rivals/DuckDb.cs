namespace CommsCredits.Bench;

/// <summary>DuckDB, an analytical database, from its npm package.</summary>
internal static class DuckDb
{
    private const string Package = "@duckdb/node-api@1.5.6-r.1";

    /// <summary>Fetches the package into a folder, then loads an export and adds it up.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="export">The CSV.</param>
    /// <returns>Its sums; <c>loaded</c> and <c>summed</c> in seconds, and its <c>version</c>.</returns>
    /// <exception cref="SkippedException">There is no Node.js, or the package is not to be had.</exception>
    public static RivalResult Run(string folder, string export)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "package.json"), "{}");
        Command.Run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=0", Package], folder: folder);

        // A module finds its packages from where it lies.
        string script = Path.Combine(folder, "duckdb.mjs");
        File.Copy(Script.PathOf("duckdb.mjs"), script);
        Disk.Settle(export);
        CommandResult result = Command.Run(
            "node", [script, Path.Combine(folder, "calls.duckdb"), export, RivalSql.Totals, RivalSql.Groups], folder: folder);
        return RivalResult.Parse("DuckDB", result);
    }
}
