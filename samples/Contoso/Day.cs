using CommsCredits.Engine;
using CommsCredits.Storage;

namespace Contoso;

/// <summary>The store as it is worked with on one day. A rehearsal store's clock stands at that day and never goes back.</summary>
sealed class Day : IDisposable
{
    readonly SqliteStore _store;

    Day(SqliteStore store, DateTimeOffset now)
    {
        _store = store;
        Context = new OperationContext(store, new RehearsalTime(now), new RandomIdSource(), new OfflineGateway(), actor: "contoso");
    }

    /// <summary>What every operation works with.</summary>
    public OperationContext Context { get; }

    /// <summary>Opens the store, made where it is absent.</summary>
    public static Day Open(string storePath, DateTimeOffset now) =>
        new(SqliteStore.Open(new SqliteStoreOptions(storePath) { Rehearsal = true, Now = now }), now);

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();
}
