using System.Globalization;
using CommsCredits.Engine;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>The clock of a rehearsal store, kept in the store.</summary>
/// <param name="connection">The connection of the transaction.</param>
internal sealed class RehearsalClock(SqliteConnection connection) : IRehearsalClock
{
    private const string Key = "rehearsal_now";

    /// <inheritdoc/>
    public DateTimeOffset? Now =>
        connection.ExecuteScalar<string?>("SELECT value FROM store WHERE key = @Key", new { Key }) is { } ticks
            ? Stored.Moment(long.Parse(ticks, CultureInfo.InvariantCulture))
            : null;

    /// <inheritdoc/>
    public void Advance(DateTimeOffset now) => connection.Execute(
        "INSERT INTO store (key, value) VALUES (@Key, @Value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        new { Key, Value = Stored.Ticks(now).ToString(CultureInfo.InvariantCulture) });

    /// <summary>Makes a new store a rehearsal store where asked, and moves an existing one's clock.</summary>
    /// <returns>Whether it is a rehearsal store.</returns>
    public static bool Prepare(SqliteConnection connection, SqliteStoreOptions options, string path, bool isNew)
    {
        RehearsalClock clock = new(connection);
        DateTimeOffset? stands = clock.Now;
        if (options.Rehearsal && stands is null)
        {
            if (!isNew)
            {
                throw StoreErrors.NotRehearsal(path);
            }

            clock.Advance(options.Now ?? throw StoreErrors.NowMissing(path));
            return true;
        }

        if (stands is null && options.Now is not null)
        {
            throw StoreErrors.NotRehearsal(path);
        }

        if (stands is { } before && options.Now is { } now)
        {
            if (now < before)
            {
                throw StoreErrors.ClockBackwards(now, before);
            }

            clock.Advance(now);
        }

        return stands is not null;
    }
}
