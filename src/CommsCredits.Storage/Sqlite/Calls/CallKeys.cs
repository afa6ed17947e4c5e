using System.Runtime.CompilerServices;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Finds calls by their usage ids, and lets no id be entered twice.</summary>
/// <remarks>
/// An id is kept as a hash and found among many others in one row, since a row for each took as long as the call itself. What a batch
/// enters is a run of its own, merged with others once there are several (docs/adr/0014). Whether a call has the id itself is looked up
/// in its own row: two ids may have one hash, though hardly any do.
/// </remarks>
/// <param name="statements">The statements of the transaction.</param>
/// <param name="account">The account.</param>
internal sealed class CallKeys(Statements statements, int account)
{
    private const int IdLength = 16;

    private readonly NumberPairs noted = new();
    private readonly NumberPairs asked = new();
    private readonly KeyRuns runs = new(statements);
    private readonly KeySearch search = new(statements);
    private readonly KeyMerge merge = new(statements);
    private readonly HashSet<(long Account, Guid? Id)> ids = [];

    /// <summary>The account and the id of a call; the account is 0 where there is no such call, the id null where it is none.</summary>
    public static (long Account, Guid? Id) IdOf(Statements statements, long call)
    {
        RawStatement row = statements.Hot("SELECT account_id, usage_id FROM call_row WHERE call_no = ?");
        row.Bind(call);
        (long, Guid?) id = row.Step() ? (row.Long(0), row.Blob(1).Length == IdLength ? row.Id(1) : null) : default;
        row.Reset();
        return id;
    }

    /// <summary>The number of the call with an id; null where there is none.</summary>
    public long? Find(Guid id)
    {
        long? found = null;
        FindAll([id], (_, call) => found = call);
        return found;
    }

    /// <summary>Finds the calls with any of several ids, in no order.</summary>
    /// <remarks>They are looked for in the order of their hashes, so that those that are near to each other share the reading.</remarks>
    /// <param name="wanted">The ids.</param>
    /// <param name="found">Is told the place of an id and the number of its call, once for each key that leads there.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void FindAll(IReadOnlyList<Guid> wanted, Action<int, long> found)
    {
        asked.Clear();
        for (int place = 0; place < wanted.Count; place++)
        {
            asked.Add(UsageIdHash.Of(account, wanted[place]), place);
        }

        asked.Sort();
        foreach (KeyRun run in runs.NewestFirst())
        {
            search.Run(run, asked, (place, call) =>
            {
                if (IdOf(statements, call) == (account, wanted[(int)place]))
                {
                    found((int)place, call);
                }
            });
        }

        asked.Clear();
    }

    /// <summary>Reads the hashes of the ids of all accounts, a row at a time.</summary>
    /// <param name="take">Is given them; they are overwritten afterwards.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void ReadAll(TakeNumbers take)
    {
        long[] hashes = [];
        RawStatement row = statements.Hot("SELECT pairs FROM call_key ORDER BY first_key");
        try
        {
            while (row.Step())
            {
                KeyBlock block = new(row.Blob(0));
                hashes = hashes.Length < block.Count ? new long[block.Count] : hashes;
                for (int place = 0; place < block.Count; place++)
                {
                    hashes[place] = block.KeyAt(place);
                }

                take(hashes.AsSpan(0, block.Count));
            }
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>Enters a call with the next <see cref="Write"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="call">Its number; its row is there by then.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Note(Guid id, long call) => noted.Add(UsageIdHash.Of(account, id), call);

    /// <summary>Enters the calls that were noted, as a run of keys.</summary>
    /// <exception cref="InvalidOperationException">A call has the id already: the transaction must not be committed.</exception>
    public void Write()
    {
        if (noted.Count == 0)
        {
            return;
        }

        noted.Sort();
        EnsureApart();
        List<KeyRun> there = runs.NewestFirst();
        foreach (KeyRun run in there)
        {
            search.Run(run, noted, EnsureApart);
        }

        int merged = KeyRuns.Merged(there, noted.Count);
        KeyRun written = merge.Run(there, merged, noted, KeyRuns.Next(there));
        there[..merged].ForEach(runs.Remove);
        runs.Add(written);
        noted.Clear();
    }

    // Two ids may have one hash; one id may not be there twice.
    [MethodImpl(Compiled.AtOnce)]
    private void EnsureApart()
    {
        ReadOnlySpan<long> keys = noted.Keys;
        for (int place = 1; place < keys.Length; place++)
        {
            if (keys[place] != keys[place - 1])
            {
                continue;
            }

            int from = place - 1;
            ids.Clear();
            ids.Add(IdOf(statements, noted.Calls[from]));
            for (; place < keys.Length && keys[place] == keys[from]; place++)
            {
                if (!ids.Add(IdOf(statements, noted.Calls[place])))
                {
                    throw Twice(noted.Calls[place]);
                }
            }
        }
    }

    private void EnsureApart(long call, long other)
    {
        if (IdOf(statements, call) == IdOf(statements, other))
        {
            throw Twice(call);
        }
    }

    private static InvalidOperationException Twice(long call) => new($"Call {call} has the usage id of another call.");
}
