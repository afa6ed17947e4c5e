namespace CommsCredits.Bench;

/// <summary>Two databases that load the same export: for information, because they keep texts only.</summary>
internal static class LoaderRaces
{
    /// <summary>Runs those that can run here.</summary>
    /// <param name="folder">Where they work, with <c>export.csv</c> in it.</param>
    /// <param name="truth">What is in the export.</param>
    /// <param name="import">Our import of it.</param>
    /// <param name="measured">Our seconds for sums by user and month.</param>
    /// <param name="isOffline">Whether nothing is fetched.</param>
    /// <param name="report">What they tell.</param>
    public static void Run(RaceFolder folder, CallSums truth, ImportResult import, double measured, bool isOffline, RaceReport report)
    {
        PostgresCopy? copy = report.Try("PostgreSQL", () => PostgresCopy.Run(folder.File("pg"), folder.File("export.csv")));
        if (copy is not null)
        {
            report.Agreement.Same(truth, copy.Sums);
            report.Versions["PostgreSQL"] = copy.Version;
        }

        report.Add(new RaceRow("import / PostgreSQL `COPY`, no index, fsync on") { Ours = import.Seconds, Rival = copy?.Seconds });
        RivalResult? duck = report.Try("DuckDB", () => Duck(folder, isOffline));
        if (duck is not null)
        {
            report.Agreement.Same(truth, duck.Sums);
            report.Versions["DuckDB"] = duck.Told["version"];
        }

        report.Add(new RaceRow("import / DuckDB `read_csv` into a table, all columns texts")
        {
            Ours = import.Seconds,
            Rival = duck?.Seconds("loaded"),
        });
        report.Add(new RaceRow("`Measure-PstnUsage` by user and month / DuckDB's sums over its table")
        {
            Ours = measured,
            Rival = duck?.Seconds("summed"),
        });
    }

    private static RivalResult Duck(RaceFolder folder, bool isOffline) => isOffline
        ? throw new SkippedException("it comes from npm, and --offline was given")
        : DuckDb.Run(folder.File("duck"), folder.File("export.csv"));
}
