using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Looks whether keys and calls agree: each key has its place and leads to its call, and each call is found by one key.</summary>
/// <param name="statements">The statements of the view.</param>
/// <param name="account">The account whose calls are looked at.</param>
internal sealed class KeyCheck(Statements statements, int account)
{
    private readonly Dictionary<long, long> listed = [];
    private readonly Dictionary<long, long> found = [];
    private (long Key, long Call) last = (-1, -1);

    /// <summary>Tells what of the calls' keys cannot be right, seen from the calls.</summary>
    /// <param name="numbers">The numbers of calls of the account.</param>
    /// <param name="ids">Their ids.</param>
    /// <returns>What is wrong, each in some words.</returns>
    public IEnumerable<string> Ask(IReadOnlyList<long> numbers, IReadOnlyList<Guid> ids)
    {
        int[] own = new int[ids.Count];
        int[] others = new int[ids.Count];
        new CallKeys(statements, account).FindAll(ids, (place, call) => (call == numbers[place] ? own : others)[place]++);
        for (int place = 0; place < ids.Count; place++)
        {
            if (own[place] == 0)
            {
                yield return FormattableString.Invariant($"call {numbers[place]} cannot be found by its key");
            }
            else if (own[place] > 1)
            {
                yield return FormattableString.Invariant($"call {numbers[place]} with more keys than one");
            }

            if (others[place] > 0)
            {
                yield return FormattableString.Invariant($"call {numbers[place]} with the usage id of another");
            }
        }
    }

    /// <summary>Notes what is listed of a run.</summary>
    /// <param name="run">Its number.</param>
    /// <param name="pairs">How many pairs it should have.</param>
    public void Expect(long run, long pairs) => listed.Add(run, pairs);

    /// <summary>Looks at a row; the rows come in their order.</summary>
    /// <param name="first">Where it begins.</param>
    /// <param name="pairs">Its pairs.</param>
    /// <returns>What is wrong with it, each in some words.</returns>
    public IReadOnlyList<string> Look(long first, byte[] pairs)
    {
        List<string> faults = [];
        KeyBlock block = new(pairs);
        if (block.Count == 0 || pairs.Length % KeyBlock.PairLength != 0)
        {
            faults.Add(FormattableString.Invariant($"keys from {first} on that are cut off"));
        }

        KeyRun run = new(KeyRun.NumberOf(first), block.Count);
        bool begins = found.TryAdd(run.Number, 0);
        last = begins ? (-1, -1) : last;
        found[run.Number] += block.Count;
        if (block.Count > 0 && first - run.First != (begins ? 0 : block.KeyAt(0)))
        {
            faults.Add(FormattableString.Invariant($"keys from {first} on that begin elsewhere"));
        }

        for (int place = 0; place < block.Count; place++)
        {
            (long key, long call) = (block.KeyAt(place), block.CallAt(place));
            if ((key, call).CompareTo(last) <= 0 || (place == 0 && key == last.Key))
            {
                faults.Add(FormattableString.Invariant($"call {call} with a key out of order, or more than one"));
            }

            last = (key, call);
            if (FaultOf(key, call) is { } fault)
            {
                faults.Add(fault);
            }
        }

        return faults;
    }

    /// <summary>Compares the rows that were looked at with the list of runs.</summary>
    /// <returns>What is wrong, each in some words.</returns>
    public IEnumerable<string> Compare()
    {
        foreach (long run in listed.Keys.Union(found.Keys))
        {
            bool isListed = listed.TryGetValue(run, out long pairs);
            bool isThere = found.TryGetValue(run, out long count);
            if (!isListed || !isThere || count != pairs)
            {
                yield return FormattableString.Invariant($"run {run} of {count} keys that is listed as one of {pairs}");
            }
        }
    }

    private string? FaultOf(long key, long call)
    {
        (long owner, Guid? id) = CallKeys.IdOf(statements, call);
        return owner == 0 ? FormattableString.Invariant($"key without its call {call}")
            : owner != account || UsageIdHash.Of(account, id ?? default) == key ? null
            : FormattableString.Invariant($"call {call} with the key of another");
    }
}
