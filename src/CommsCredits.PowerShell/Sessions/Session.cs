using CommsCredits.Engine;
using CommsCredits.Storage;

namespace CommsCredits.PowerShell;

/// <summary>The process-wide connection: runspaces and <c>-Parallel</c> share it, each process has its own.</summary>
internal static class Session
{
    private const string StoreVariable = "COMMSCREDITS_STORE";

    private static readonly object Gate = new();
    private static SqliteStoreOptions? chosen;
    private static OpenStore? current;

    /// <summary>The folder for what belongs to the user: the default store, and the key that protects secrets.</summary>
    public static string DataFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "CommsCredits");

    /// <summary>Encrypts secrets under a key of this user (docs/adr/0003).</summary>
    public static ISecretProtector Secrets => new FileSecretProtector(Path.Combine(DataFolder, "secrets.key"));

    /// <summary>Opens a store, instead of the one that was open.</summary>
    public static OpenStore Connect(string? path, bool rehearsal, DateTimeOffset? now)
    {
        lock (Gate)
        {
            SessionFlag.Used = true;
            SqliteStoreOptions options = new(path ?? DefaultPath()) { Rehearsal = rehearsal, Now = now };
            Release();
            current = OpenStore.At(options);

            // Opened again later, the store keeps the clock that it then has.
            chosen = new SqliteStoreOptions(options.Path);
            return current;
        }
    }

    /// <summary>What operations work with: the connected store, or else the default one.</summary>
    /// <param name="simulate">Whether nothing may be written: a store that is not there yet is then not made either.</param>
    public static OperationContext Context(bool simulate = false)
    {
        lock (Gate)
        {
            if (current is null)
            {
                SessionFlag.Used = true;
                SqliteStoreOptions options = chosen ?? new SqliteStoreOptions(DefaultPath());
                if (simulate && !File.Exists(options.Path))
                {
                    return OpenStore.InMemory(options).Context;
                }

                current = OpenStore.At(options);
            }

            return current.Context;
        }
    }

    /// <summary>The store that commands use, also where it is not open yet.</summary>
    public static string Location
    {
        get
        {
            lock (Gate)
            {
                return current?.Store.Info.Location ?? Path.GetFullPath(chosen?.Path ?? DefaultPath());
            }
        }
    }

    /// <summary>Closes the store while its file is replaced; the next command opens it again.</summary>
    /// <param name="replace">Takes the store's path.</param>
    public static T WhileClosed<T>(Func<string, T> replace)
    {
        lock (Gate)
        {
            string path = Location;
            Release();
            return replace(path);
        }
    }

    /// <summary>Writes a copy of the connected store.</summary>
    public static void BackUp(string target, bool replace, WriteMode mode)
    {
        _ = Context(simulate: mode == WriteMode.Simulate);
        OpenStore? open;
        lock (Gate)
        {
            open = current;
        }

        open?.Store.BackUp(target, replace, mode);
    }

    /// <summary>Checkpoints and closes.</summary>
    /// <param name="forget">Whether the next command starts from the default store again.</param>
    public static void Close(bool forget)
    {
        lock (Gate)
        {
            Release();
            chosen = forget ? null : chosen;
        }
    }

    private static void Release()
    {
        OpenStore? closing = current;
        current = null;
        closing?.Store.Dispose();
    }

    private static string DefaultPath() =>
        Environment.GetEnvironmentVariable(StoreVariable) is { Length: > 0 } path ? path : Path.Combine(DataFolder, "store.db");
}
