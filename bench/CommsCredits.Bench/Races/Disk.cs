namespace CommsCredits.Bench;

/// <summary>The disk that all runners of a race share.</summary>
internal static class Disk
{
    private const long WorthWaitingFor = 10_000_000;

    /// <summary>Lets what was written before reach the disk, so that nobody pays for the runner before him.</summary>
    /// <param name="export">What is imported next; for a small one nobody waits.</param>
    public static void Settle(string export)
    {
        if (new FileInfo(export).Length > WorthWaitingFor && Command.Find("sync") is { } sync)
            Command.Run(sync, []);
    }

    /// <summary>Demands room for a run.</summary>
    /// <param name="folder">Where it writes.</param>
    /// <param name="bytes">What it writes at most, at a time.</param>
    /// <exception cref="IOException">There is less.</exception>
    public static void Demand(string folder, long bytes)
    {
        long free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < bytes)
            throw new IOException(
                $"The races need {bytes / 1e9:0.0} GB in {folder}, where {free / 1e9:0.0} GB are free; TMPDIR names another place.");
    }
}
