using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Writes a file for people whole or not at all: beside its place first, flushed to the disk, then renamed into it.</summary>
public static class ReportFile
{
    /// <summary>Refuses a place that a report cannot be written to.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="replace">Whether a file that is there is replaced.</param>
    /// <exception cref="CommsCreditException">
    /// <c>FileExists</c>; <c>FileNotFound</c>: its folder is not there; <c>FileLocked</c>: another program holds the file to be replaced.
    /// </exception>
    public static void Check(string path, bool replace)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder)) throw FileErrors.NoFolder(folder);
        if (Directory.Exists(path) || (!replace && File.Exists(path))) throw FileErrors.Exists(path);
        if (replace) RefuseHeld(path);
    }

    /// <summary>Writes the file, readable by its owner only.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="replace">Whether a file that is there is replaced.</param>
    /// <param name="write">Writes the content; when it throws, nothing is left behind and an old file stays.</param>
    /// <exception cref="CommsCreditException"><c>FileExists</c>, <c>FileNotFound</c> or <c>FileLocked</c>.</exception>
    public static void Write(string path, bool replace, Action<Stream> write)
    {
        Check(path, replace);
        string partial = $"{path}.{Path.GetRandomFileName()}.partial";
        try
        {
            using (FileStream stream = OwnerFile.Create(partial, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, replace);
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            // Somebody wrote it in the meantime.
            throw FileErrors.Exists(path);
        }
        catch (Exception failure) when (FileErrors.IsOfFile(failure))
        {
            throw FileErrors.NotWritable(path, failure);
        }
        finally
        {
            DeleteQuietly(partial);
        }
    }

    // Before the work and not after it; and Unix would rename a file into the place of one that is held.
    private static void RefuseHeld(string path)
    {
        try
        {
            using FileStream probe = new(path, FileMode.Open, FileAccess.Read, FileShare.None);
        }
        catch (Exception failure) when (failure is FileNotFoundException or UnauthorizedAccessException)
        {
            // Nothing to hold, or not ours to read: whether it can be replaced is for the folder to say.
        }
        catch (IOException held)
        {
            throw FileErrors.NotWritable(path, held);
        }
    }

    private static void DeleteQuietly(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception failure) when (FileErrors.IsOfFile(failure))
        {
            // What went wrong before is told; that a rest is left cannot be helped.
        }
    }
}
