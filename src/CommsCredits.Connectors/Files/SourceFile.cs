namespace CommsCredits.Connectors;

/// <summary>A file that is read more than once and has to be the same each time.</summary>
sealed class SourceFile
{
    readonly DateTime changedAt;

    SourceFile(FileInfo file)
    {
        Path = file.FullName;
        Length = file.Length;
        changedAt = file.LastWriteTimeUtc;
    }

    public string Path { get; }

    public string Name => System.IO.Path.GetFileName(Path);

    public long Length { get; }

    /// <summary>Takes note of a file as it is now.</summary>
    public static SourceFile Of(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
            throw FileErrors.NotFound(path);
        if (Directory.Exists(path))
            throw FileErrors.FormatUnknown(path, "it is a folder.", "Name a file in it.");
        try
        {
            var file = new FileInfo(path);
            return file.Exists ? new SourceFile(file) : throw FileErrors.NotFound(path);
        }
        catch (Exception failure) when (FileErrors.IsOfFile(failure))
        {
            throw FileErrors.From(path, failure);
        }
    }

    /// <summary>Opens it; nobody may write to it meanwhile.</summary>
    public FileStream Open()
    {
        EnsureUnchanged();
        try
        {
            // The readers above keep a buffer of their own.
            return new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan);
        }
        catch (Exception failure) when (FileErrors.IsOfFile(failure))
        {
            throw FileErrors.From(Path, failure);
        }
    }

    /// <summary>A file that grows while it is read would be taken in by half.</summary>
    public void EnsureUnchanged()
    {
        var now = new FileInfo(Path);
        if (!now.Exists)
            throw FileErrors.NotFound(Path);
        if (now.Length != Length || now.LastWriteTimeUtc != changedAt)
            throw FileErrors.Changed(Path);
    }
}
