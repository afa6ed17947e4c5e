using CommsCredits.Engine;
using CommsCredits.Storage;

namespace CommsCredits.PowerShell;

/// <summary>A store that is open, with the clock, the ids and the gateway its operations use.</summary>
internal sealed class OpenStore
{
    private OpenStore(SqliteStore store)
    {
        Store = store;
        TimeProvider clock = store.RehearsalNow is { } now ? new RehearsalTime(now) : TimeProvider.System;
        Context = new OperationContext(store, clock, new RandomIdSource(), new OfflineGateway(), Environment.UserName)
        {
            Gateways = new AccountGateways(),
            Mail = new AccountMail(),
        };
    }

    /// <summary>The store.</summary>
    public SqliteStore Store { get; }

    /// <summary>What operations work with.</summary>
    public OperationContext Context { get; }

    /// <summary>Opens a file.</summary>
    public static OpenStore At(SqliteStoreOptions options) => new(SqliteStore.Open(options));

    /// <summary>Opens an empty store that leaves no trace.</summary>
    public static OpenStore InMemory(SqliteStoreOptions options) => new(SqliteStore.InMemory(options));
}
