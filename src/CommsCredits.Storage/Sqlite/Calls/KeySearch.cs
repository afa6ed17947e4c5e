using System.Runtime.CompilerServices;

namespace CommsCredits.Storage;

/// <summary>Looks for keys in a run: each row that may have any of them is read once.</summary>
/// <param name="statements">The statements of the transaction.</param>
internal sealed class KeySearch(Statements statements)
{
    /// <summary>Finds the row of a run that a key belongs to.</summary>
    internal const string RowOfKey = "SELECT pairs FROM call_key WHERE first_key BETWEEN ? AND ? ORDER BY first_key DESC LIMIT 1";

    /// <summary>Finds where the row behind that of a key begins, of this run or of another.</summary>
    internal const string RowBehind = "SELECT min(first_key) FROM call_key WHERE first_key > ?";

    /// <summary>Looks for keys.</summary>
    /// <param name="run">The run.</param>
    /// <param name="asked">The keys, in their order.</param>
    /// <param name="found">Is told, for each pair with a key that is asked for, what stands beside the asked one, and the call.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Run(KeyRun run, NumberPairs asked, Action<long, long> found)
    {
        for (int from = 0; from < asked.Count;)
        {
            long first = run.First | asked.Keys[from];
            RawStatement row = statements.Hot(RowOfKey);
            try
            {
                row.Bind(run.First);
                row.Bind(first);
                if (!row.Step())
                {
                    return;
                }

                int to = Look(new KeyBlock(row.Blob(0)), asked, from, found);
                from = to > from ? to : Skip(asked, from + 1, Behind(first) - run.First);
            }
            finally
            {
                row.Reset();
            }
        }
    }

    // Up to the first key that is above all of the row. Where that is the one the row was looked for with, the row does not have it.
    [MethodImpl(Compiled.AtOnce)]
    private static int Look(KeyBlock block, NumberPairs asked, int from, Action<long, long> found)
    {
        ReadOnlySpan<long> keys = asked.Keys;
        int count = block.Count;
        long last = count == 0 ? -1 : block.KeyAt(count - 1);
        int place = 0;
        for (; from < keys.Length && keys[from] <= last; from++)
        {
            long key = keys[from];
            place = block.PlaceOf(key, place);
            for (int same = place; same < count && block.KeyAt(same) == key; same++)
            {
                found(asked.Calls[from], block.CallAt(same));
            }
        }

        return from;
    }

    // Keys between two rows, or behind the last one of a run. Asked of each row, it would be another page to read for each.
    private long Behind(long first)
    {
        RawStatement row = statements.Hot(RowBehind);
        row.Bind(first);
        row.Step();
        long behind = row.LongOrNull(0) ?? long.MaxValue;
        row.Reset();
        return behind;
    }

    [MethodImpl(Compiled.AtOnce)]
    private static int Skip(NumberPairs asked, int from, long end)
    {
        ReadOnlySpan<long> keys = asked.Keys;
        while (from < keys.Length && keys[from] < end)
        {
            from++;
        }

        return from;
    }
}
