using CommsCredits.Engine;
using CommsCredits.Storage;

namespace CommsCredits.Bench;

/// <summary>The store that races import into: its clock stands behind the last call of the export.</summary>
internal static class BenchStore
{
    /// <summary>Opens it, or makes it with an account, funds, rates, users and licences.</summary>
    public static SqliteStore Open(string path)
    {
        bool isNew = !File.Exists(path);
        SqliteStore store = SqliteStore.Open(
            new SqliteStoreOptions(path) { Rehearsal = true, Now = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) });
        if (isNew)
            BenchAccount.Prepare(Context(store), ExportFile.Users);
        return store;
    }

    /// <summary>What operations work with.</summary>
    public static OperationContext Context(SqliteStore store) =>
        new(store, new RehearsalTime(store.RehearsalNow!.Value), new RandomIdSource(), new OfflineGateway(), "bench");
}
