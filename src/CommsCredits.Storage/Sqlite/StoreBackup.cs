using System.Buffers.Binary;
using System.Text;
using CommsCredits.Engine;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>Looks at a backup before anything is done with it; the file is only read.</summary>
public static class StoreBackup
{
    // The header of an SQLite file: its name at 0, user_version at 60, application_id at 68.
    private const int HeaderLength = 100;
    private const int VersionAt = 60;
    private const int ApplicationAt = 68;
    private static readonly byte[] Name = Encoding.ASCII.GetBytes("SQLite format 3\0");

    /// <summary>Makes sure that a file is a whole store whose books hold.</summary>
    /// <param name="path">The backup.</param>
    /// <returns>Whether it was made from a rehearsal store.</returns>
    /// <exception cref="CommsCreditException">FileNotFound, FileLocked, FileFormatUnknown, StoreNewer or StoreCorrupt.</exception>
    public static bool Check(string path)
    {
        CheckHeader(path);
        SQLitePCL.Batteries_V2.Init();
        try
        {
            using SqliteConnection connection = OpenUnchanged(path);
            if (connection.ExecuteScalar<string>("PRAGMA integrity_check(1)") != "ok")
            {
                throw BackupErrors.Damaged(path, "its pages contradict each other");
            }

            connection.Execute("BEGIN TRANSACTION");
            using SqliteUnitOfWork view = new(connection, keeps: false, failed => BackupErrors.Damaged(path, failed.Message), () => { });
            CheckBooks(view, path);
            return view.Rehearsal.Now is not null;
        }
        catch (Exception failed) when (
            failed is SqliteException or FormatException or ArgumentException or OverflowException or InvalidCastException)
        {
            throw BackupErrors.Damaged(path, failed.Message, failed);
        }
    }

    private static void CheckBooks(SqliteUnitOfWork view, string path)
    {
        foreach (Account account in view.Accounts.All())
        {
            LedgerFault? first = null;
            LedgerHead head = VerifyLedger.Check(view.Of(account), account, fault => first ??= fault);
            if (first is not null)
            {
                string what = $"{first.Where}: {first.Expected} expected, {first.Found} found";
                throw BackupErrors.Damaged(
                    path, FormattableString.Invariant($"{head.Faults} faults in the books of {account.Name}, the first in {what}"));
            }
        }
    }

    private static void CheckHeader(string path)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        try
        {
            using FileStream file = File.OpenRead(path);
            if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength
                || !header.StartsWith(Name)
                || BinaryPrimitives.ReadInt32BigEndian(header[ApplicationAt..]) != Migrations.ApplicationId)
            {
                throw BackupErrors.Unknown(path);
            }
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw BackupErrors.Missing(path, missing);
        }

        int version = BinaryPrimitives.ReadInt32BigEndian(header[VersionAt..]);
        if (version > Migrations.Latest)
        {
            throw StoreErrors.Newer(path, version, Migrations.Latest);
        }

        // What a running store has not folded into its file yet would be missing.
        if (new FileInfo(path + "-wal") is { Exists: true, Length: > 0 })
        {
            throw BackupErrors.InUse(path);
        }
    }

    // Immutable: SQLite then makes no file beside it and takes no lock.
    private static SqliteConnection OpenUnchanged(string path)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = new Uri(path).AbsoluteUri + "?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        connection.Execute("PRAGMA query_only = 1; PRAGMA trusted_schema = 0; PRAGMA temp_store = MEMORY");
        return connection;
    }
}
