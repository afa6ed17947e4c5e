using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Sorted runs of records in one temporary file, which is gone with this object.</summary>
/// <remarks>One file for all runs, so that their number is not bounded by how many files may be open.</remarks>
/// <param name="folder">Where the file is made, once it is needed.</param>
sealed class SpillFile(string folder) : IDisposable
{
    const int BytesAtOnce = 1024 * 1024;

    readonly List<(long From, long To)> runs = [];
    readonly ByteWriter writer = new();
    readonly PartPool<CallKind> kinds = new();
    readonly PartPool<CallUser> users = new();
    FileStream? file;
    long length;

    /// <summary>Whether anything was written.</summary>
    public bool IsUsed => runs.Count > 0;

    /// <summary>Writes a run; before each record stands its length.</summary>
    public void Add(List<CallRecord> sorted)
    {
        var from = length;
        foreach (var record in sorted)
        {
            var start = writer.Begin();
            RecordCodec.Write(writer, record);
            writer.End(start);
            if (writer.Length >= BytesAtOnce)
                Flush();
        }
        Flush();
        runs.Add((from, length));
    }

    /// <summary>Reads each run from its start; all of them may be read in turns.</summary>
    public IEnumerable<IEnumerable<CallRecord>> Runs() => runs.Select(run => Read(run.From, run.To));

    public void Dispose() => file?.Dispose();

    IEnumerable<CallRecord> Read(long from, long to)
    {
        var run = new SpillRun(file!.SafeFileHandle, from, to);
        while (run.Next())
            yield return RecordCodec.Read(run.Current, kinds, users);
    }

    void Flush()
    {
        try
        {
            file ??= Create();
            RandomAccess.Write(file.SafeFileHandle, writer.Written, length);
            length += writer.Length;
            writer.Clear();
        }
        catch (Exception failure) when (FileErrors.IsOfFile(failure))
        {
            throw FileErrors.NotWritable(folder, failure);
        }
    }

    FileStream Create()
    {
        var path = Path.Combine(folder, "commscredits-" + Path.GetRandomFileName());
        var created = OwnerFile.Create(path, FileAccess.ReadWrite, FileOptions.DeleteOnClose);
        // Where a file may lose its name while it is open, not even a killed process leaves it behind.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return created;
    }
}
