using SQLitePCL;

namespace CommsCredits.Storage;

/// <summary>Holds SQLite's own lock of a connection, which every function that is called meanwhile then enters at less cost.</summary>
/// <remarks>
/// A call of an import binds a dozen values, and each of them entered and left the lock (docs/adr/0014 has what that cost). While another
/// thread might use the connection, whoever does holds our gate as well, so nobody waits at this one. It is left on the
/// thread that entered it.
/// </remarks>
internal readonly ref struct ConnectionHold : IDisposable
{
    private readonly nint mutex;

    /// <summary>Enters the lock.</summary>
    /// <param name="connection">A connection that stays open until the lock is left.</param>
    public ConnectionHold(sqlite3 connection)
    {
        mutex = SqliteNative.MutexOf(connection.DangerousGetHandle());
        SqliteNative.Enter(mutex);
    }

    /// <summary>Leaves it.</summary>
    public void Dispose() => SqliteNative.Leave(mutex);
}
