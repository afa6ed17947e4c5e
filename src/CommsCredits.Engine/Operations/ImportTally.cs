using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>Counts what becomes of each row of one source.</summary>
/// <param name="source">Where the rows come from.</param>
/// <param name="rejects">Where bad rows go.</param>
/// <param name="progress">Told now and then how far it is.</param>
internal sealed class ImportTally(IUsageSource source, IRejectSink rejects, IProgress<ImportProgress>? progress)
{
    private const int RowsPerReport = 1_024;

    private readonly HashSet<long> conflicts = [];
    private long position;
    private long rows;
    private long unreadable;
    private long skipped;
    private long kept;

    /// <summary>Data rows.</summary>
    public long Rows => rows;

    public long Imported { get; set; }

    public long Duplicates { get; set; }

    /// <summary>Rows that cannot be read.</summary>
    public long Unreadable => unreadable;

    public long Rejected => Unreadable + Conflicts;

    /// <summary>Records that are stored with another content.</summary>
    public long Conflicts { get; private set; }

    public long Skipped => skipped;

    /// <summary>Calls imported or known before.</summary>
    public long Calls => Imported + Duplicates;

    public long Unrated { get; set; }

    public long PoolMinutes { get; set; }

    public long Charged { get; set; }

    public int Recharges { get; set; }

    /// <summary>Pools whose minutes the facts leave open (design §5).</summary>
    public HashSet<PlanInCountry> UnknownPools { get; } = [];

    public string? RejectPath => rejects.Path;

    /// <summary>Reads the source; bad rows go to the reject file at once, Direct Routing rows are counted.</summary>
    public IEnumerable<CallRecord> Records(CancellationToken cancellation) => new TalliedRecords(this, source.Read(cancellation));

    /// <summary>Counts a file of which every record is stored, without reading it.</summary>
    public void Known(FileCounts file, long records)
    {
        rows = file.Rows;
        skipped = file.Skipped;
        Duplicates = records;
    }

    /// <summary>Counts a record whose usage id is stored with another content.</summary>
    public void Conflict(CallRecord record)
    {
        Conflicts++;
        conflicts.Add(record.Line);
    }

    /// <summary>Writes the conflicting rows as they stand in the source, which is read once more for them.</summary>
    public void WriteConflicts(CancellationToken cancellation)
    {
        if (conflicts.Count == 0)
        {
            return;
        }

        foreach (RejectedRow row in source.ReadRaw(conflicts, cancellation))
        {
            rejects.Write(row with
            {
                Column = "UsageId",
                Reason = $"{ErrorIds.UsageIdConflict}: stored with another user, call type, start or duration.",
            });
        }
    }

    /// <summary>Notes that calls are durable (law L13); the next may be counted meanwhile.</summary>
    /// <param name="calls">What <see cref="Calls"/> was with the last of them.</param>
    public void Keep(long calls) => Volatile.Write(ref kept, calls);

    /// <summary>Tells how far it is: what is told as stored is stored.</summary>
    public void Report() => progress?.Report(new ImportProgress(position, source.Length, Rows, Volatile.Read(ref kept)));

    [MethodImpl(Compiled.AtOnce)]
    private void Count(in UsageRow row)
    {
        position = row.Position;
        if (++rows % RowsPerReport == 0)
        {
            Report();
        }

        if (row.Record is not null)
        {
            return;
        }

        if (row.Reject is { } reject)
        {
            unreadable++;
            rejects.Write(reject);
        }
        else
        {
            skipped++;
        }
    }

    /// <summary>The records among rows, each of which is counted.</summary>
    private sealed class TalliedRecords(ImportTally tally, IEnumerable<UsageRow> source) : OnePass<CallRecord>
    {
        private readonly IEnumerator<UsageRow> rows = source.GetEnumerator();

        [MethodImpl(Compiled.AtOnce)]
        public override bool MoveNext()
        {
            while (rows.MoveNext())
            {
                UsageRow row = rows.Current;
                tally.Count(in row);
                if (row.Record is { } record)
                {
                    Current = record;
                    return true;
                }
            }

            return false;
        }

        protected override void Dispose(bool disposing) => rows.Dispose();
    }
}
