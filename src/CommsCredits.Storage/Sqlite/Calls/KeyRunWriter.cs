using System.Runtime.CompilerServices;

namespace CommsCredits.Storage;

/// <summary>Writes a run of keys, row behind row.</summary>
/// <param name="statements">The statements of the transaction.</param>
internal sealed class KeyRunWriter(Statements statements)
{
    /// <summary>
    /// How many pairs a row has: as many as a page of 16 KB holds without another page behind it, and room for a few with the hash of
    /// the last.
    /// </summary>
    public const int PairsOfRow = 1_480;

    private byte[] bytes = [];
    private KeyRun run;
    private int count;
    private long last;

    /// <summary>Begins a run.</summary>
    /// <param name="number">Its number.</param>
    public void Begin(long number)
    {
        run = new KeyRun(number, 0);
        count = 0;
        if (bytes.Length == 0)
        {
            bytes = Room(PairsOfRow);
        }
    }

    /// <summary>Adds a pair; the pairs come in the order of their keys.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Add(long key, long call)
    {
        if (count >= PairsOfRow)
        {
            MakeRoom(key);
        }

        KeyBlock.Put(bytes, count++, key, call);
        last = key;
    }

    /// <summary>Ends the run.</summary>
    /// <returns>The run.</returns>
    public KeyRun End()
    {
        if (count > 0)
        {
            Save();
        }

        return run;
    }

    // Pairs with one key stay in one row, so that looking for the key finds them all.
    private void MakeRoom(long key)
    {
        if (key != last)
        {
            Save();
        }
        else if ((count + 1) * KeyBlock.PairLength > bytes.Length)
        {
            byte[] longer = Room(count * 2);
            bytes.CopyTo(longer, 0);
            bytes = longer;
        }
    }

    [MethodImpl(Compiled.AtOnce)]
    private void Save()
    {
        ReadOnlySpan<byte> pairs = bytes.AsSpan(0, count * KeyBlock.PairLength);
        RawStatement row = statements.Hot("INSERT INTO call_key (pairs, first_key) VALUES (?, ?)");
        row.BindUnmovedBlob(pairs);
        row.Bind(run.Pairs == 0 ? run.First : run.First | new KeyBlock(pairs).KeyAt(0));
        row.Run();
        run = run with { Pairs = run.Pairs + count };
        count = 0;
    }

    private static byte[] Room(int pairs) => GC.AllocateUninitializedArray<byte>(pairs * KeyBlock.PairLength, pinned: true);
}
