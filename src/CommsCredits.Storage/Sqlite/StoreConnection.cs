using Dapper;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>Opens connections to a store as docs/adr/0002 wants them: views neither write nor checkpoint.</summary>
internal static class StoreConnection
{
    /// <summary>Opens a connection.</summary>
    /// <param name="file">The store, or :memory:.</param>
    /// <param name="timeout">How long SQLite waits for other connections.</param>
    /// <param name="readOnly">Whether it serves views.</param>
    /// <returns>The connection.</returns>
    public static SqliteConnection Open(string file, TimeSpan timeout, bool readOnly)
    {
        SQLitePCL.Batteries_V2.Init();
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = file == ":memory:" ? SqliteOpenMode.Memory : SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)timeout.TotalSeconds),
        }.ToString());
        connection.Open();
        connection.Execute(readOnly
            ? "PRAGMA query_only = 1; PRAGMA wal_autocheckpoint = 0; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000"
            : "PRAGMA trusted_schema = 0; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = 4000");
        return connection;
    }
}
