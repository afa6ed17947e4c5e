using CommsCredits.Engine;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>What can be wrong with a store file.</summary>
internal static class StoreErrors
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteNotADatabase = 26;

    public static CommsCreditException Busy(string path, TimeSpan waited) => new(
        ErrorIds.StoreBusy,
        FormattableString.Invariant($"Another command has kept {path} for more than {waited.TotalSeconds:0.#} seconds. Nothing was done."),
        path,
        "Wait until the other import or script is done, and run the command again.");

    public static CommsCreditException OpenedTwice(string path) => new(
        ErrorIds.StoreBusy,
        $"{path} is open in this process through another copy of the module, whose locks would not be safe beside ours.",
        path,
        "Disconnect there first, or use a process of its own.");

    public static CommsCreditException Full(string path, Exception cause) => new(
        ErrorIds.StoreFull,
        $"The disk of {path} is full. What was not reported as done was not done.",
        path,
        "Make space on the disk, and run the command again.",
        cause);

    public static CommsCreditException Corrupt(string path, Exception? cause) => new(
        ErrorIds.StoreCorrupt,
        $"{path} is not a sound CommsCredits store.",
        path,
        "Give the path of a store, or restore it from a backup.",
        cause);

    public static CommsCreditException Newer(string path, int found, int known) => new(
        ErrorIds.StoreNewer,
        $"{path} has schema version {found}; this version of the module knows versions up to {known}. Nothing was changed.",
        path,
        "Update the module.");

    public static CommsCreditException OnNetwork(string path, string fileSystem) => new(
        ErrorIds.StoreOnNetwork,
        $"{path} lies on a network file system ({fileSystem}), where locks cannot be trusted.",
        path,
        "Keep the store on a local disk of the machine that runs the commands.");

    public static CommsCreditException Unusable(string path, Exception cause) => new(
        ErrorIds.FileNotFound,
        $"{path} cannot be opened or created: {cause.Message}",
        path,
        "Give a path in a folder that you may write to.",
        cause);

    public static CommsCreditException ClockBackwards(DateTimeOffset now, DateTimeOffset stands) => new(
        ErrorIds.ClockBackwards,
        FormattableString.Invariant($"The rehearsal clock stands at {stands:u} and only moves forward; {now:u} lies before it."),
        now,
        "Give a later -Now, or start over with a new store.");

    public static CommsCreditException NotRehearsal(string path) => new(
        ErrorIds.ParameterInvalid,
        $"{path} is a real store; a store is a rehearsal store from the start or never.",
        path,
        "Give the path of a new file for the rehearsal.");

    public static CommsCreditException NowMissing(string path) => new(
        ErrorIds.ParameterInvalid,
        $"A new rehearsal store needs a moment for its clock: {path}.",
        path,
        "Give -Rehearsal -Now 2026-01-01.");

    /// <summary>Whether a failure is the file's, and not that of a statement.</summary>
    public static bool IsOfFile(SqliteException failed) =>
        failed.SqliteErrorCode is SqliteBusy or SqliteLocked or SqliteCorrupt or SqliteNotADatabase or SqliteFull;

    /// <summary>Says in our words what SQLite said in its own.</summary>
    public static CommsCreditException Translate(SqliteException cause, string path, TimeSpan waited) => cause.SqliteErrorCode switch
    {
        SqliteBusy or SqliteLocked => Busy(path, waited),
        SqliteCorrupt or SqliteNotADatabase => Corrupt(path, cause),
        SqliteFull => Full(path, cause),
        _ => Unusable(path, cause),
    };
}
