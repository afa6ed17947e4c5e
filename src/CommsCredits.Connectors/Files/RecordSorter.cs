using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Sorts records by <see cref="RecordOrder"/>, a few at a time in memory and the rest in a temporary file.</summary>
public sealed class RecordSorter : IRecordSorter
{
    /// <summary>How many records are held in memory unless told otherwise.</summary>
    public const int DefaultChunk = 50_000;

    readonly int chunk;
    readonly string folder;

    /// <summary>Makes a sorter; it can be used again and again.</summary>
    /// <param name="chunk">How many records to hold in memory, 1 or more.</param>
    /// <param name="folder">Where temporary files are made; null: where the system has them.</param>
    public RecordSorter(int chunk = DefaultChunk, string? folder = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chunk, 1);
        this.chunk = chunk;
        this.folder = folder ?? Path.GetTempPath();
    }

    /// <summary>Sorts; the temporary file is gone when the result is read to its end or is no longer read.</summary>
    /// <param name="records">Records in any order; read once, all of them before the first is given out.</param>
    /// <returns>The same records in order.</returns>
    /// <exception cref="CommsCreditException"><c>FileLocked</c>: the temporary file cannot be written.</exception>
    public IEnumerable<CallRecord> Sort(IEnumerable<CallRecord> records)
    {
        using var spill = new SpillFile(folder);
        var held = new List<CallRecord>();
        foreach (var record in records)
        {
            if (held.Count == chunk)
            {
                held.Sort(RecordOrder.Instance);
                spill.Add(held);
                held.Clear();
            }
            held.Add(record);
        }
        held.Sort(RecordOrder.Instance);
        foreach (var record in spill.IsUsed ? Merge([.. spill.Runs(), held]) : held)
            yield return record;
    }

    static IEnumerable<CallRecord> Merge(List<IEnumerable<CallRecord>> runs)
    {
        var open = runs.ConvertAll(run => run.GetEnumerator());
        try
        {
            // Runs were made in the order of the input, so the number of the run decides between equals.
            var queue = new PriorityQueue<int, (CallRecord Record, int Run)>(Comparer<(CallRecord Record, int Run)>.Create((left, right) =>
                RecordOrder.Instance.Compare(left.Record, right.Record) is not 0 and var order ? order : left.Run.CompareTo(right.Run)));
            for (var run = 0; run < open.Count; run++)
            {
                if (open[run].MoveNext())
                    queue.Enqueue(run, (open[run].Current, run));
            }
            while (queue.TryDequeue(out var run, out var first))
            {
                yield return first.Record;
                if (open[run].MoveNext())
                    queue.Enqueue(run, (open[run].Current, run));
            }
        }
        finally
        {
            open.ForEach(run => run.Dispose());
        }
    }
}
