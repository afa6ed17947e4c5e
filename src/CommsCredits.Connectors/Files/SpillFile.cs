using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Sorted runs of records in one temporary file, which is gone with this object.</summary>
/// <param name="folder">Where the file is made, once it is needed.</param>
sealed class SpillFile(string folder) : IDisposable
{
    const int BufferBytes = 32 * 1024;

    readonly List<(long From, long To, int Count)> runs = [];
    FileStream? file;

    /// <summary>Whether anything was written.</summary>
    public bool IsUsed => runs.Count > 0;

    /// <summary>Writes a run.</summary>
    public void Add(List<CallRecord> sorted)
    {
        try
        {
            file ??= Create();
            var from = file.Position;
            using (var writer = new BinaryWriter(file, System.Text.Encoding.UTF8, leaveOpen: true))
                sorted.ForEach(record => RecordCodec.Write(writer, record));
            file.Flush();
            runs.Add((from, file.Position, sorted.Count));
        }
        catch (Exception failure) when (FileErrors.IsOfFile(failure))
        {
            throw FileErrors.NotWritable(folder, failure);
        }
    }

    /// <summary>Reads each run from its start; all of them may be read in turns.</summary>
    public IEnumerable<IEnumerable<CallRecord>> Runs() => runs.Select(run => Read(run.From, run.To, run.Count));

    public void Dispose() => file?.Dispose();

    IEnumerable<CallRecord> Read(long from, long to, int count)
    {
        using var slice = new FileSlice(file!.SafeFileHandle, from, to);
        using var buffer = new BufferedStream(slice, BufferBytes);
        using var reader = new BinaryReader(buffer, System.Text.Encoding.UTF8);
        for (; count > 0; count--)
            yield return RecordCodec.Read(reader);
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
