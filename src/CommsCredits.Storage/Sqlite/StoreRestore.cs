using CommsCredits.Engine;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>Replaces a store's file by a backup, while nobody has the store open (docs/adr/0002).</summary>
public static class StoreRestore
{
    private const string Kept = ".before-restore";
    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Checks the backup, keeps the old file beside the store and puts a copy of the backup in its place.</summary>
    /// <param name="store">The store's file, closed in this process; it may be absent or damaged.</param>
    /// <param name="backup">The backup.</param>
    /// <returns>Where the old file is kept; null where there was none.</returns>
    /// <exception cref="CommsCreditException">
    /// FileNotFound, FileLocked, FileFormatUnknown, StoreNewer, StoreCorrupt, StoreOnNetwork, StoreBusy or ParameterInvalid (the store
    /// itself, or a backup of the other kind).
    /// </exception>
    public static string? Run(string store, string backup)
    {
        string file = StoreFile.Locate(store);
        bool rehearsal = Check(file, backup);
        bool isNew = StoreFile.CreateIfAbsent(file);
        StoreFile.Enter(file);
        try
        {
            using IDisposable held = new WriteLease(file + ".lease", Patience).TryAcquire() ?? throw StoreErrors.Busy(file, Patience);
            string? kept = isNew ? null : Keep(file, backup, rehearsal);
            StoreCopy.OfFile(backup, file);
            return kept;
        }
        finally
        {
            StoreFile.Leave(file);
        }
    }

    /// <summary>Checks the backup, and changes nothing.</summary>
    /// <param name="store">The store's file.</param>
    /// <param name="backup">The backup.</param>
    /// <returns>Whether the backup is one of a rehearsal store.</returns>
    /// <exception cref="CommsCreditException">As <see cref="Run"/>, but for StoreBusy.</exception>
    public static bool Check(string store, string backup) => string.Equals(
        Path.GetFullPath(store), Path.GetFullPath(backup), StringComparison.Ordinal)
            ? throw BackupErrors.IsTheStore(backup)
            : StoreBackup.Check(backup);

    private static string Keep(string file, string backup, bool rehearsal)
    {
        if (Close(file) is { } wasRehearsal && wasRehearsal != rehearsal)
        {
            throw BackupErrors.OtherKind(backup, rehearsal);
        }

        string kept = file + Kept;
        for (int count = 2; File.Exists(kept); count++)
        {
            kept = FormattableString.Invariant($"{file}{Kept}-{count}");
        }

        StoreCopy.OfFile(file, kept);
        return kept;
    }

    // Leaving WAL mode folds the log into the file, and is refused as long as any other connection, in any process, is open.
    private static bool? Close(string file)
    {
        try
        {
            using SqliteConnection connection = new(new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
                DefaultTimeout = (int)Patience.TotalSeconds,
            }.ToString());
            connection.Open();
            connection.Execute("PRAGMA trusted_schema = 0");
            if (connection.ExecuteScalar<string>("PRAGMA journal_mode = DELETE") != "delete")
            {
                throw BackupErrors.StoreInUse(file);
            }

            bool ours = connection.ExecuteScalar<int>("PRAGMA application_id") == Migrations.ApplicationId;
            return ours ? new RehearsalClock(connection).Now is not null : null;
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is SqliteCorrupt or SqliteNotADatabase)
        {
            return null;
        }
        catch (SqliteException busy)
        {
            CommsCreditException translated = StoreErrors.Translate(busy, file, Patience);
            throw translated.Id == ErrorIds.StoreBusy ? BackupErrors.StoreInUse(file) : translated;
        }
    }
}
