namespace CommsCredits.Bench;

/// <summary>All races of usage in one run: each beside its rivals, on files made for it, and everybody's sums compared.</summary>
internal static class RaceCard
{
    // Measured generously: the export twice, three databases of it at a time, their logs, and runs of the sorter.
    private const long BytesPerRow = 4_000;
    private const long BytesPerRowOfMemory = 2_500;

    /// <summary>Runs them.</summary>
    /// <param name="options">Which, and how large.</param>
    /// <param name="output">Where the table goes.</param>
    /// <returns>0, or 1 where something does not agree.</returns>
    /// <exception cref="IOException">The disk is too small.</exception>
    public static int Run(RaceOptions options, TextWriter output)
    {
        using RaceFolder folder = new();
        Disk.Demand(folder.Root, Math.Max(BytesPerRow * options.Rows, BytesPerRowOfMemory * options.MemoryRows));
        RaceReport report = new(output);
        string remark = options.Rows == RaceOptions.DefaultRows ? string.Empty : "; the goals are meant for 1,000,000";
        output.WriteLine($"Races over {options.Rows:N0} calls{remark}.");
        output.WriteLine();
        Races(options.Rows, options.IsOffline, folder, report);
        if (options.MemoryRows > 0)
            MemoryRace.Run(options.MemoryRows, folder, report);
        return report.Write();
    }

    private static void Races(int rows, bool isOffline, RaceFolder folder, RaceReport report)
    {
        string export = folder.File("export.csv");
        ExportFile.Write(export, rows);
        CallSums truth = ExportSums.Read(export, withIds: true);
        report.Agreement.Same("rows of the export", rows, truth.Rows);
        report.Agreement.Same("usage ids of the export", rows, truth.DistinctIds ?? 0);

        ImportResult import = ImportRace.Run(rows, folder, truth, report);
        double measured = MeasureRace.Run(folder, report);
        LoaderRaces.Run(folder, truth, import, measured, isOffline, report);
        ScriptRace.Run(rows, folder, report);
    }
}
