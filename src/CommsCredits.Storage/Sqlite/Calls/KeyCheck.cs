using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Looks at the rows of keys one after another: each pair has its place, and leads to the call it belongs to.</summary>
/// <param name="statements">The statements of the view.</param>
/// <param name="account">The account whose calls are looked at.</param>
internal sealed class KeyCheck(Statements statements, int account)
{
    private (long Key, long Call) last = (-1, -1);

    /// <summary>Looks at a row.</summary>
    /// <param name="first">Where it begins.</param>
    /// <param name="pairs">Its pairs.</param>
    /// <returns>What is wrong with it, each in some words.</returns>
    public IReadOnlyList<string> Look(long first, byte[] pairs)
    {
        List<string> faults = [];
        if (pairs.Length % KeyBlock.PairLength != 0)
        {
            faults.Add(FormattableString.Invariant($"keys from {first} on that are cut off"));
        }

        KeyBlock block = new(pairs);
        for (int place = 0; place < block.Count; place++)
        {
            (long key, long call) = (block.KeyAt(place), block.CallAt(place));
            if (key < first || (key, call).CompareTo(last) <= 0 || (place == 0 && key == last.Key))
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

    private string? FaultOf(long key, long call)
    {
        (long owner, Guid? id) = CallKeys.IdOf(statements, call);
        return owner == 0 ? FormattableString.Invariant($"key without its call {call}")
            : owner != account || CallKeys.Of(account, id ?? default) == key ? null
            : FormattableString.Invariant($"call {call} with the key of another");
    }
}
