namespace CommsCredits.Connectors;

/// <summary>Creates files that only their owner may read: calls and names are personal data.</summary>
static class OwnerFile
{
    public static FileStream Create(string path, FileAccess access, FileOptions options = FileOptions.None)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = access, Share = FileShare.Read | FileShare.Delete, Options = options };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, how);
    }
}
