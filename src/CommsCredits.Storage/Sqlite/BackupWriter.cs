using CommsCredits.Engine;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>Makes the backup of a store that is open.</summary>
internal static class BackupWriter
{
    private static readonly string[] Beside = ["", "-wal", "-shm", ".lease"];

    /// <summary>Copies the store as it is at one moment; a view never waits for writers, nor they for it.</summary>
    /// <param name="connect">Opens a connection that only reads.</param>
    /// <param name="store">The store's file.</param>
    /// <param name="target">The file to write.</param>
    /// <param name="replace">Whether a file that is there is replaced.</param>
    /// <param name="mode">Simulated, nothing is written.</param>
    public static void Run(Func<SqliteConnection> connect, string store, string target, bool replace, WriteMode mode)
    {
        string full = Path.GetFullPath(target);
        if (Beside.Contains(full.StartsWith(store, StringComparison.Ordinal) ? full[store.Length..] : full, StringComparer.Ordinal))
        {
            throw BackupErrors.IsTheStore(full);
        }

        if (Directory.Exists(full))
        {
            throw StoreErrors.Unusable(full, new IOException("It is a folder."));
        }

        if (File.Exists(full) && !replace)
        {
            throw BackupErrors.Exists(full);
        }

        if (mode == WriteMode.Simulate)
        {
            return;
        }

        using SqliteConnection reader = connect();
        reader.Execute("BEGIN TRANSACTION");
        reader.ExecuteScalar<long>("SELECT count(*) FROM store");
        StoreCopy.OfView(reader, full);
    }
}
