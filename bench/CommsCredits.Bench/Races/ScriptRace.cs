namespace CommsCredits.Bench;

/// <summary>Seconds by user and month of 100,000 calls: our import and its sums, beside a script around <c>Import-Csv</c>.</summary>
internal static class ScriptRace
{
    private const int MostRows = 100_000;
    private const string Store = "script.db";

    /// <summary>Runs both on an export of their own.</summary>
    public static void Run(int rows, RaceFolder folder, RaceReport report)
    {
        int calls = Math.Min(rows, MostRows);
        string export = folder.File("script.csv");
        ExportFile.Write(export, calls);
        ImportResult import = ImportLeg.Start(folder.File(Store), export);
        (_, double measured) = MeasureRace.Ours(folder.File(Store));
        RivalResult? script = report.Try("Import-Csv", () => ImportCsv.Run(export));
        if (script is not null)
            report.Agreement.Same(StoreSql.Sums(folder.File(Store), $"our store of {calls:N0} calls"), script.Sums);
        report.Add(new RaceRow($"import of {calls:N0} calls and their sums / an `Import-Csv` script that sums them")
        {
            Ours = import.Seconds + measured,
            Rival = script?.Seconds("elapsed"),
            GrowthBytes = import.GrowthBytes,
        });
        folder.Delete("script");
    }
}
