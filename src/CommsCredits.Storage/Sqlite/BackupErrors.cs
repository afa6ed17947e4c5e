using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>What can be wrong with a backup, or with the place for one.</summary>
internal static class BackupErrors
{
    public static CommsCreditException Exists(string path) => new(
        ErrorIds.FileExists, $"{path} is there already. Nothing was written.", path, "Choose another name, or replace it with -Force.");

    public static CommsCreditException IsTheStore(string path) => new(
        ErrorIds.ParameterInvalid, $"{path} is the connected store itself.", path, "Give the path of another file.");

    public static CommsCreditException Missing(string path, Exception cause) => new(
        ErrorIds.FileNotFound, $"{path} cannot be read: {cause.Message}", path, "Give the path of a backup.", cause);

    public static CommsCreditException InUse(string path) => new(
        ErrorIds.FileLocked,
        $"{path} is a store that is open, or was not closed: changes stand in a log beside it.",
        path,
        "Connect to it and make a backup of it: Backup-CommsCreditStore.");

    public static CommsCreditException Unknown(string path) => new(
        ErrorIds.FileFormatUnknown, $"{path} is not a CommsCredits store.", path, "Give a file that Backup-CommsCreditStore wrote.");

    public static CommsCreditException Damaged(string path, string why, Exception? cause = null) => new(
        ErrorIds.StoreCorrupt, $"{path} is damaged: {why}. Nothing was changed.", path, "Take an earlier backup.", cause);

    public static CommsCreditException OtherKind(string path, bool rehearsal) => new(
        ErrorIds.ParameterInvalid,
        rehearsal
            ? $"{path} was made from a rehearsal store; it cannot replace a real one."
            : $"{path} was made from a real store; it cannot replace a rehearsal store.",
        path,
        "Connect to a store of the same kind first.");

    public static CommsCreditException StoreInUse(string path) => new(
        ErrorIds.StoreBusy,
        $"{path} is open in another session. Nothing was changed.",
        path,
        "Disconnect there first: Disconnect-CommsCredit.");
}
