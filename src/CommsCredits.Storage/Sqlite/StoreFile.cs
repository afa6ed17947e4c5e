namespace CommsCredits.Storage;

/// <summary>Prepares the file a store lives in: local, owner-only, and open through one copy of SQLite per process.</summary>
internal static class StoreFile
{
    private static readonly string[] NetworkFileSystems =
        ["nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ceph", "glusterfs", "fuse.glusterfs", "fuse.sshfs", "9p", "webdav", "davfs"];

    private static readonly object Gate = new();
    private static readonly Dictionary<string, int> Opened = new(StringComparer.Ordinal);

    /// <summary>The full path, refused where its file system is a network one.</summary>
    public static string Locate(string path)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            throw StoreErrors.Unusable(full, new IOException("It is a folder."));
        }

        string fileSystem = FileSystemOf(full);
        return NetworkFileSystems.Contains(fileSystem, StringComparer.OrdinalIgnoreCase)
            ? throw StoreErrors.OnNetwork(full, fileSystem)
            : full;
    }

    /// <summary>Creates the file, readable by its owner only, before SQLite would create it for everybody.</summary>
    /// <returns>Whether the file is new or empty.</returns>
    public static bool CreateIfAbsent(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                return new FileInfo(path).Length == 0;
            }

            CreateFolder(Path.GetDirectoryName(path)!);
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using FileStream created = new(path, options);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first.
            return new FileInfo(path).Length == 0;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw StoreErrors.Unusable(path, failed);
        }
    }

    /// <summary>Notes that this copy of the module has the file open; refuses where another copy in the process has.</summary>
    /// <remarks>
    /// Two copies of SQLite in one process drop each other's locks on a file (POSIX locks belong to the process). The note
    /// stands in the process-wide data slots, which every load context sees.
    /// </remarks>
    public static void Enter(string path)
    {
        lock (Gate)
        {
            string slot = SlotOf(path);
            object mine = typeof(StoreFile).Assembly;
            if (AppDomain.CurrentDomain.GetData(slot) is { } holder && !ReferenceEquals(holder, mine))
            {
                throw StoreErrors.OpenedTwice(path);
            }

            AppDomain.CurrentDomain.SetData(slot, mine);
            Opened[path] = Opened.GetValueOrDefault(path) + 1;
        }
    }

    /// <summary>Takes the note back.</summary>
    public static void Leave(string path)
    {
        lock (Gate)
        {
            if (--Opened[path] == 0)
            {
                Opened.Remove(path);
                AppDomain.CurrentDomain.SetData(SlotOf(path), null);
            }
        }
    }

    private static string SlotOf(string path) => "CommsCredits.Store|" + path;

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string FileSystemOf(string full)
    {
        if (full.StartsWith(@"\\", StringComparison.Ordinal))
        {
            return "smb";
        }

        try
        {
            // The nearest folder that is there tells; on Unix any path does, on Windows the drive.
            string? folder = Path.GetDirectoryName(full);
            while (folder is not null && !Directory.Exists(folder))
            {
                folder = Path.GetDirectoryName(folder);
            }

            DriveInfo drive = new(OperatingSystem.IsWindows() ? Path.GetPathRoot(full)! : folder ?? "/");
            return OperatingSystem.IsWindows() && drive.DriveType == DriveType.Network ? "smb" : drive.DriveFormat;
        }
        catch (Exception unknown) when (unknown is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
