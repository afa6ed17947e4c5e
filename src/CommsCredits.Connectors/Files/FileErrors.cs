using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>What can be wrong with a file.</summary>
static class FileErrors
{
    /// <summary>Whether a failure is one of the file and not of this program.</summary>
    public static bool IsOfFile(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or InvalidDataException;

    /// <summary>Says in the words of the product what the system said.</summary>
    public static CommsCreditException From(string path, Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => NotFound(path, failure),
        InvalidDataException => FormatUnknown(path, "it is damaged.", "Download it again.", failure),
        _ => Locked(path, failure),
    };

    public static CommsCreditException NotFound(string path, Exception? inner = null) =>
        new(ErrorIds.FileNotFound, $"There is no file '{path}'.", path, "Check the path.", inner);

    public static CommsCreditException Locked(string path, Exception? inner = null) => new(
        ErrorIds.FileLocked,
        $"'{path}' cannot be read: another program holds it, or access is denied.",
        path,
        "Close the program that uses the file, or grant access to it.",
        inner);

    public static CommsCreditException Changed(string path) => new(
        ErrorIds.FileLocked,
        $"Another program changed '{path}' while it was being read.",
        path,
        "Wait until the file is complete, and try again.");

    public static CommsCreditException Exists(string path) => new(
        ErrorIds.FileExists, $"'{path}' is there already. Nothing was written.", path, "Choose another name, or replace it with -Force.");

    public static CommsCreditException NoFolder(string folder) => new(
        ErrorIds.FileNotFound, $"There is no folder '{folder}'.", folder, "Check the path, or make the folder first.");

    public static CommsCreditException NotWritable(string path, Exception inner) => new(
        ErrorIds.FileLocked,
        $"'{path}' cannot be written: {inner.Message}",
        path,
        "Close the program that uses the file, free some space, or name another place.",
        inner);

    public static CommsCreditException FormatUnknown(string name, string what, string advice, Exception? inner = null) =>
        new(ErrorIds.FileFormatUnknown, $"'{name}' cannot be used: {what}", name, advice, inner);
}
