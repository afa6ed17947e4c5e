using System.Runtime.CompilerServices;

namespace CommsCredits.Storage;

/// <summary>Merges keys that come with runs that are there into a new run, of which no more than a row each is in memory.</summary>
/// <param name="statements">The statements of the transaction.</param>
internal sealed class KeyMerge(Statements statements)
{
    private readonly KeyRunWriter writer = new(statements);

    /// <summary>Writes the new run; those that it takes in are left to be deleted.</summary>
    /// <param name="runs">The runs, the newest first.</param>
    /// <param name="merged">How many of them, from the newest on, are taken in.</param>
    /// <param name="fresh">The keys that come, in their order; at least one.</param>
    /// <param name="number">The number of the new run.</param>
    /// <returns>The new run.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public KeyRun Run(IReadOnlyList<KeyRun> runs, int merged, NumberPairs fresh, long number)
    {
        // The oldest first: of keys with one hash, those of the calls with the lower numbers stand first.
        KeyRunReader[] readers = new KeyRunReader[merged];
        Span<long> heads = new long[merged + 1];
        for (int index = 0; index < merged; index++)
        {
            readers[index] = new KeyRunReader(statements, runs[merged - 1 - index]);
            heads[index] = readers[index].Next();
        }

        writer.Begin(number);
        ReadOnlySpan<long> keys = fresh.Keys;
        ReadOnlySpan<long> calls = fresh.Calls;
        int next = 0;
        heads[merged] = keys[0];
        while (true)
        {
            int least = LeastOf(heads);
            long key = heads[least];
            if (key == KeyRunReader.Ended)
            {
                return writer.End();
            }

            if (least < merged)
            {
                writer.Add(key, readers[least].Call);
                heads[least] = readers[least].Next();
            }
            else
            {
                writer.Add(key, calls[next++]);
                heads[least] = next < keys.Length ? keys[next] : KeyRunReader.Ended;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LeastOf(ReadOnlySpan<long> heads)
    {
        int least = 0;
        for (int index = 1; index < heads.Length; index++)
        {
            least = heads[index] < heads[least] ? index : least;
        }

        return least;
    }
}
