namespace CommsCredits.Storage;

/// <summary>The list of the runs of keys, and which of them are merged.</summary>
/// <remarks>It is read anew by whoever needs it: other transactions write runs, too.</remarks>
/// <param name="statements">The statements of the transaction.</param>
internal sealed class KeyRuns(Statements statements)
{
    // A key is looked for in every run, and every merge rewrites what it takes in.
    private const int Few = 4;

    // Rewriting this many is nothing beside a transaction, so that small batches leave no trail of runs.
    private const int SmallPairs = 8 * KeyRunWriter.PairsOfRow;

    /// <summary>The runs, the newest first.</summary>
    public List<KeyRun> NewestFirst() => statements.HotRows(
        "SELECT run_no, pairs FROM call_key_run ORDER BY run_no DESC",
        row => { },
        row => new KeyRun(row.Long(0), row.Long(1)));

    /// <summary>How many of the newest runs are merged with keys that come.</summary>
    /// <remarks>
    /// None as long as there are few runs; then each that is no larger than everything newer together, and what is newer than that. So
    /// there are more than a few only where each is larger than all newer ones together, which doubles from run to run; and keys are
    /// written again about as often as the store doubles, not with every batch. Small runs are merged anyway.
    /// </remarks>
    /// <param name="runs">The runs, the newest first.</param>
    /// <param name="pairs">How many keys come.</param>
    public static int Merged(IReadOnlyList<KeyRun> runs, long pairs)
    {
        if (runs.Count > 0 && runs[0].Number >= KeyRun.Highest)
        {
            return runs.Count;
        }

        int merged = 0;
        for (int place = 0; runs.Count >= Few && place < runs.Count; place++)
        {
            merged = runs[place].Pairs <= Math.Max(pairs, SmallPairs) ? place + 1 : merged;
            pairs += runs[place].Pairs;
        }

        return merged;
    }

    /// <summary>The number of the next run.</summary>
    /// <param name="runs">The runs, the newest first.</param>
    /// <returns>The one behind the highest. Where there is none, all runs are merged, and a free number is as good as any.</returns>
    public static long Next(IReadOnlyList<KeyRun> runs)
    {
        long number = runs.Count == 0 ? 1 : runs[0].Number + 1;
        if (number > KeyRun.Highest)
        {
            number = 1;
            while (runs.Any(run => run.Number == number))
            {
                number++;
            }
        }

        return number;
    }

    /// <summary>Lists a run.</summary>
    public void Add(KeyRun run) => statements.Run("INSERT INTO call_key_run (run_no, pairs) VALUES ($1, $2)", run.Number, run.Pairs);

    /// <summary>Deletes a run and its rows.</summary>
    public void Remove(KeyRun run)
    {
        statements.Run("DELETE FROM call_key WHERE first_key BETWEEN $1 AND $2", run.First, run.Last);
        statements.Run("DELETE FROM call_key_run WHERE run_no = $1", run.Number);
    }
}
