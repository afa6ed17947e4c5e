using System.Diagnostics;
using System.Text.Json;
using CommsCredits.Connectors;
using CommsCredits.Engine;
using CommsCredits.Storage;

namespace CommsCredits.Bench;

/// <summary>What one import did and took.</summary>
/// <param name="Seconds">Until it returned: every batch is on the disk.</param>
/// <param name="ClosingSeconds">Of closing the store behind it, which moves the write-ahead log into the one file.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Imported">Calls stored.</param>
/// <param name="Duplicates">Calls known before.</param>
/// <param name="Charged">Millionths taken from the credits.</param>
/// <param name="IdleBytes">Resident size of the connected process before.</param>
/// <param name="PeakBytes">Resident size at its peak.</param>
/// <param name="IsSampled">Whether the peak was sampled, not kept by the system.</param>
internal sealed record ImportResult(
    double Seconds,
    double ClosingSeconds,
    long Rows,
    long Imported,
    long Duplicates,
    long Charged,
    long IdleBytes,
    long PeakBytes,
    bool IsSampled)
{
    /// <summary>How far memory grew.</summary>
    public long GrowthBytes => PeakBytes - IdleBytes;
}

/// <summary>One import in a process of its own, so that its memory and its warm-up are its own.</summary>
internal static class ImportLeg
{
    /// <summary>The name of the sub-command.</summary>
    public const string Name = "import-leg";

    /// <summary>The child: imports, and writes its result as a line of JSON.</summary>
    public static void Run(string storePath, string file)
    {
        SqliteStore store = BenchStore.Open(storePath);
        OperationContext context = BenchStore.Context(store);
        _ = new UsageQueries(context).Measure(null, [], null, null);
        using PeakMemory memory = PeakMemory.Watch();
        long started = Stopwatch.GetTimestamp();
        UsageImport import = new ImportUsage(context, new RecordSorter()).Execute(
            new ImportUsageRequest(null), TeamsExport.Open(file)[0], new RejectCounter(), null, WriteMode.Commit, CancellationToken.None);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        long closing = Stopwatch.GetTimestamp();
        store.Dispose();
        Console.WriteLine(JsonSerializer.Serialize(new ImportResult(
            elapsed.TotalSeconds,
            Stopwatch.GetElapsedTime(closing).TotalSeconds,
            import.Rows,
            import.Imported,
            import.Duplicates,
            import.Charged,
            memory.Idle,
            memory.Peak(),
            memory.IsSampled)));
    }

    /// <summary>The parent: makes the store where there is none, then starts the child.</summary>
    /// <exception cref="InvalidOperationException">The import failed, which no race survives.</exception>
    public static ImportResult Start(string storePath, string file)
    {
        BenchStore.Open(storePath).Dispose();
        Disk.Settle(file);
        try
        {
            CommandResult child = Command.Run("dotnet", [typeof(ImportLeg).Assembly.Location, Name, storePath, file]);
            return JsonSerializer.Deserialize<ImportResult>(child.Lines[^1])!;
        }
        catch (SkippedException failed)
        {
            throw new InvalidOperationException($"The import failed: {failed.Message}", failed);
        }
    }
}
