using CommsCredits.Proofs;

namespace CommsCredits.Bench;

/// <summary>The import beside the <c>sqlite3</c> command line; then the same file again, the same rows shuffled, and as many calls behind them.</summary>
/// <remarks>
/// Ours runs three times, and the command line before, between and behind; the medians count: what else the machine does meets both, and
/// one unlucky moment meets neither. The command line leaves a table of texts. Ours leaves calls that are parsed, deduplicated, priced,
/// charged to lots and posted in a ledger.
/// </remarks>
internal static class ImportRace
{
    /// <summary>The name of our store in the folder, which later races ask.</summary>
    public const string Store = "ours.db";

    private const int Imports = 3;
    private const string Shuffled = "shuffled.db";
    private const string Grown = "grown.db";
    private const double NoIndexGoal = 1.0;
    private const double KeyGoal = 0.35;
    private const double AgainGoal = 0.3;

    /// <summary>Runs them on <c>export.csv</c>.</summary>
    /// <returns>What the import of the file in order did, the one that took the median of the time.</returns>
    public static ImportResult Run(int rows, RaceFolder folder, CallSums truth, RaceReport report)
    {
        string export = folder.File("export.csv");
        Laps laps = new(folder, truth, report);
        laps.Run();
        List<ImportResult> imports = [];
        for (int run = 1; run <= Imports; run++)
        {
            folder.Delete(Store);
            imports.Add(Import(folder, Store, export, rows, report));
            laps.Run();
        }

        report.Note($"Imports: {Laps.Text(imports.Select(run => run.Seconds))}.");
        ImportResult import = imports.OrderBy(run => run.Seconds).ElementAt(Imports / 2);
        ImportResult again = ImportLeg.Start(folder.File(Store), export);
        report.Agreement.Same("duplicates of the same file again", rows, again.Duplicates);
        laps.Tell();

        CallSums ours = StoreSql.Sums(folder.File(Store), "our store");
        report.Agreement.Same(truth, ours);
        report.Agreement.Same("millionths that the calls cost", import.Charged, StoreSql.Charge(folder.File(Store)));
        ImportResult shuffled = Shuffle(rows, folder, report, ours);
        ImportResult next = Grow(rows, folder, report);
        Tell(laps, import, report);
        Tell("the same file again / its first import", again, import, report, AgainGoal);
        Tell("import of the shuffled file / of the file in order", shuffled, import, report);
        Tell("import of the 28 days behind it, into the same store / of the first", next, import, report);
        MemoryRace.Tell(rows, imports.MaxBy(run => run.GrowthBytes)!, report);
        return import;
    }

    private static ImportResult Import(RaceFolder folder, string store, string export, int rows, RaceReport report)
    {
        ImportResult result = ImportLeg.Start(folder.File(store), export);
        report.Agreement.Same($"rows read into {store}", rows, result.Rows);
        report.Agreement.Same($"calls stored in {store}", rows, result.Imported);
        return result;
    }

    private static ImportResult Shuffle(int rows, RaceFolder folder, RaceReport report, CallSums ours)
    {
        string export = folder.File("shuffled.csv");
        ExportFile.WriteShuffled(export, rows);
        ImportResult result = Import(folder, Shuffled, export, rows, report);
        report.Agreement.Same(ours, StoreSql.Sums(folder.File(Shuffled), "our store of the shuffled file"));

        // The same calls in any order of rows are charged in the order of their starts (law L10), to the millionth.
        report.Agreement.Hold(CallSums.DifferenceOf(
            "our store", Money(folder, Store), "our store of the shuffled file", Money(folder, Shuffled)));
        folder.Delete(Shuffled);
        File.Delete(export);
        return result;
    }

    // The store that later races ask stays as it is.
    private static ImportResult Grow(int rows, RaceFolder folder, RaceReport report)
    {
        string export = folder.File("next.csv");
        ExportFile.WriteNext(export, rows);
        File.Copy(folder.File(Store), folder.File(Grown));
        ImportResult result = Import(folder, Grown, export, rows, report);
        CallSums both = StoreSql.Sums(folder.File(Grown), "our store of both exports");
        report.Agreement.Same("calls of both exports", 2L * rows, both.Rows);
        report.Agreement.Same("usage ids of both exports", 2L * rows, both.DistinctIds ?? 0);
        folder.Delete(Grown);
        File.Delete(export);
        return result;
    }

    private static Dictionary<string, string> Money(RaceFolder folder, string store) =>
        CallSums.GroupsOf(StoreRows.Lines(folder.File(store), StoreSql.Measure));

    private static void Tell(Laps laps, ImportResult import, RaceReport report)
    {
        double whole = import.Seconds + import.ClosingSeconds;
        report.Add(new RaceRow("import / `sqlite3 .import`, no index") { Ours = import.Seconds, Rival = laps.NoIndex, Goal = NoIndexGoal });
        report.Add(new RaceRow("import / `sqlite3 .import`, unique key") { Ours = import.Seconds, Rival = laps.Key, Goal = KeyGoal });
        report.Add(new RaceRow("import and closing the store / `sqlite3 .import`, no index") { Ours = whole, Rival = laps.NoIndex });
    }

    private static void Tell(string race, ImportResult other, ImportResult import, RaceReport report, double? goal = null) =>
        report.Add(new RaceRow(race) { Ours = other.Seconds, Rival = import.Seconds, Goal = goal, GrowthBytes = other.GrowthBytes });
}
