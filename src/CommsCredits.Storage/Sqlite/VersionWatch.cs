using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>Tells whether other connections, in this process or another one, have committed since (PRAGMA data_version).</summary>
/// <param name="connection">A connection of its own: commits of the asking connection itself would not count.</param>
internal sealed class VersionWatch(SqliteConnection connection) : IDisposable
{
    private readonly RawStatement statement = new(connection, "PRAGMA data_version", failed => failed);
    private readonly object gate = new();

    /// <summary>The version; it has no meaning but to differ.</summary>
    public long Read()
    {
        lock (gate)
        {
            statement.Reset();
            statement.Step();
            long version = statement.Long(0);
            statement.Reset();
            return version;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        statement.Dispose();
        connection.Dispose();
    }
}
