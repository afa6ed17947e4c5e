using System.ComponentModel;
using System.Diagnostics;
using CommsCredits.Connectors;
using CommsCredits.Engine;
using CommsCredits.Storage;

namespace CommsCredits.Bench;

/// <summary>Imports a file durably and charged, then again, beside the plain import of the sqlite3 command line.</summary>
internal static class ImportRace
{
    private sealed record Result(TimeSpan First, TimeSpan Again, TimeSpan? Rival, long GrowthBytes);

    public static void Print(int[] sizes)
    {
        string folder = Directory.CreateTempSubdirectory("commscredits-bench-").FullName;
        try
        {
            Console.WriteLine("| rows | import (s) | rows/s | again (s) | sqlite3 .import (s) | import / sqlite3 | again / import | memory growth (MB) |");
            Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|");
            foreach (int rows in sizes)
            {
                string file = Path.Combine(folder, $"{rows}.csv");
                ExportFile.Write(file, rows);
                Print(rows, Run(folder, file, rows));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(int rows, Result race)
    {
        string rival = race.Rival is { } time ? $"{time.TotalSeconds:0.00}" : "-";
        string ratio = race.Rival is { } other ? $"{race.First / other:0.00}" : "-";
        Console.WriteLine(
            $"| {rows:N0} | {race.First.TotalSeconds:0.00} | {rows / race.First.TotalSeconds:N0} | {race.Again.TotalSeconds:0.00} | {rival} | {ratio} "
            + $"| {race.Again / race.First:0.00} | {race.GrowthBytes / 1e6:0} |");
    }

    private static Result Run(string folder, string file, int rows)
    {
        using SqliteStore store = SqliteStore.Open(
            new SqliteStoreOptions(Path.Combine(folder, $"{rows}.db")) { Rehearsal = true, Now = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) });
        OperationContext context = new(
            store, new RehearsalTime(store.RehearsalNow!.Value), new RandomIdSource(), new OfflineGateway(), "bench");
        BenchAccount.Prepare(context, 2_000);
        long before = Settled();
        long peak = before;
        using Timer sampler = new(_ => peak = Math.Max(peak, Resident()), null, 0, 20);
        TimeSpan first = Import(context, file, rows, expectNew: true);
        long growth = peak - before;
        TimeSpan again = Import(context, file, rows, expectNew: false);
        return new Result(first, again, Rival(folder, file, rows), growth);
    }

    private static TimeSpan Import(OperationContext context, string file, int rows, bool expectNew)
    {
        long started = Stopwatch.GetTimestamp();
        UsageImport import = new ImportUsage(context, new RecordSorter()).Execute(
            new ImportUsageRequest(null), TeamsExport.Open(file)[0], new RejectCounter(), null, WriteMode.Commit, CancellationToken.None);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        bool agreed = import.Rows == rows && (expectNew ? import.Imported : import.Duplicates) == rows;
        return agreed ? elapsed : throw new InvalidOperationException($"The import counted {import}.");
    }

    private static TimeSpan? Rival(string folder, string file, int rows)
    {
        ProcessStartInfo start = new("sqlite3", [Path.Combine(folder, $"{rows}.rival.db")]) { RedirectStandardInput = true };
        try
        {
            long started = Stopwatch.GetTimestamp();
            using Process process = Process.Start(start)!;
            process.StandardInput.WriteLine($".mode csv\n.import \"{file}\" calls\n.quit");
            process.StandardInput.Close();
            process.WaitForExit();
            return Stopwatch.GetElapsedTime(started);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Resident();
    }

    private static long Resident()
    {
        using Process self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}
