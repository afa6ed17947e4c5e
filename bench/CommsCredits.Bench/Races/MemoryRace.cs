namespace CommsCredits.Bench;

/// <summary>How far an import grows the memory of a connected process that was idle before.</summary>
internal static class MemoryRace
{
    private const long GoalBytes = 200_000_000;

    /// <summary>Imports an export of its own, which is written as a stream and never held.</summary>
    public static void Run(int rows, RaceFolder folder, RaceReport report)
    {
        string export = folder.File("memory.csv");
        ExportFile.Write(export, rows);
        ImportResult import = ImportLeg.Start(folder.File("memory.db"), export);
        report.Agreement.Same("calls stored of the large export", rows, import.Imported);
        report.Agreement.Same(
            ExportSums.Read(export, withIds: false), StoreSql.Sums(folder.File("memory.db"), "our store of the large export"));
        Tell(rows, import, report);
        folder.Delete("memory");
    }

    /// <summary>Adds the line of an import.</summary>
    public static void Tell(int rows, ImportResult import, RaceReport report)
    {
        report.Add(new RaceRow($"memory of the import of {rows:N0} calls")
        {
            Ours = import.Seconds,
            GrowthBytes = import.GrowthBytes,
            GrowthGoalBytes = GoalBytes,
        });
        string how = import.IsSampled ? "sampled every 10 ms" : "the system's own peak";
        report.Note(
            $"Memory of the import of {rows:N0} calls: {import.IdleBytes / 1e6:0} MB connected and idle, "
            + $"{import.PeakBytes / 1e6:0} MB at its peak ({how}).");
    }
}
