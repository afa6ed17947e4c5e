using CommsCredits.Connectors;
using CommsCredits.Engine;
using CommsCredits.Storage;

namespace CommsCredits.Bench;

/// <summary>A store of imported calls, read by the query that Export-PstnUsage asks.</summary>
internal sealed class ExportStore : IDisposable
{
    private const int Users = 2_000;

    private static readonly DateTimeOffset Now = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("commscredits-bench-").FullName;
    private readonly SqliteStore store;
    private readonly OperationContext context;

    /// <summary>Makes the store.</summary>
    /// <param name="calls">How many calls it holds.</param>
    public ExportStore(int calls)
    {
        store = SqliteStore.Open(new SqliteStoreOptions(Path.Combine(folder, "exports.db")) { Rehearsal = true, Now = Now });
        context = new OperationContext(store, new RehearsalTime(Now), new RandomIdSource(), new OfflineGateway(), "bench");
        BenchAccount.Prepare(context, Users);
        string file = Path.Combine(folder, "calls.csv");
        ExportFile.Write(file, calls);
        new ImportUsage(context, new RecordSorter()).Execute(
            new ImportUsageRequest(null), TeamsExport.Open(file)[0], new RejectCounter(), null, WriteMode.Commit, CancellationToken.None);
    }

    /// <summary>The first calls, read from the store while they are taken.</summary>
    /// <param name="calls">How many.</param>
    public IEnumerable<CallView> Read(int calls) =>
        new UsageQueries(context).Calls(null, new CallFilter()).Take(calls).Select(found => found.Call);

    /// <summary>Closes and deletes the store.</summary>
    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
