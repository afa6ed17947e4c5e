namespace CommsCredits.Engine;

/// <summary>How far the file of an import is: what earlier imports charged of it is passed over (law L4).</summary>
/// <remarks>
/// The same content is the same records in the same order, so their number is enough. It goes by content alone: a file that was
/// renamed goes on, one that grew begins anew and finds its calls as duplicates.
/// </remarks>
internal sealed class FileCourse
{
    private readonly UsageScan? scan;
    private readonly FileProgress? before;
    private readonly ImportTally tally;
    private long records;

    /// <summary>Looks up how far a file is.</summary>
    /// <param name="scan">What the file holds, or null where that is not known.</param>
    /// <param name="imports">Where it is kept.</param>
    /// <param name="tally">The counts of this import.</param>
    public FileCourse(UsageScan? scan, IImportTable imports, ImportTally tally)
    {
        this.scan = scan;
        this.tally = tally;
        before = scan is not null && imports.HasAny(scan.Bytes) ? imports.Find(scan.Digest) : null;
        // Conflicts have to be told each time, so such a file is gone through as a whole.
        records = before is { Conflicts: 0 } ? before.Records : 0;
        Done = records;
    }

    /// <summary>Records at the beginning that are known to be stored.</summary>
    public long Done { get; }

    /// <summary>The counts of a file that is known to the end and has nothing to tell of; null where it is to be read.</summary>
    public FileCounts? Known => before is { Conflicts: 0, Whole: { Rejected: 0 } whole } ? whole : null;

    /// <summary>Counts records on.</summary>
    /// <param name="taken">Records charged or recognised in a batch.</param>
    /// <param name="ended">Whether they were the last.</param>
    /// <returns>How far the file is with them, to be kept with the batch; null where there is nothing to keep.</returns>
    public FileProgress? Advance(int taken, bool ended)
    {
        records += taken;
        if (scan is null || (taken == 0 && !ended) || (!ended && records < before?.Records))
        {
            return null;
        }

        return new FileProgress(
            records, tally.Conflicts, ended ? new FileCounts(tally.Rows, tally.Unreadable, tally.Skipped) : before?.Whole);
    }

    /// <summary>Keeps how far it is, in the transaction of the calls.</summary>
    /// <remarks>
    /// A batch does not wait for the digest, since others wait for the store: without it, whoever goes on finds the calls as duplicates.
    /// The last batch does.
    /// </remarks>
    /// <param name="imports">Where it is kept.</param>
    /// <param name="progress">How far.</param>
    public void Save(IImportTable imports, FileProgress? progress)
    {
        if (progress is not null && (scan!.HasDigest || progress.Whole is not null))
        {
            imports.Save(scan.Digest, scan.Bytes, progress);
        }
    }
}
