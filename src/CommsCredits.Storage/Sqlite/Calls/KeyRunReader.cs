using System.Runtime.CompilerServices;

namespace CommsCredits.Storage;

/// <summary>Reads a run of keys from its first pair to its last, a row at a time.</summary>
/// <remarks>Each row is copied and its statement reset before the next is asked for, so that rows may be inserted meanwhile.</remarks>
/// <param name="statements">The statements of the transaction.</param>
/// <param name="run">The run.</param>
internal sealed class KeyRunReader(Statements statements, KeyRun run)
{
    /// <summary>What stands for a key where there is none any more.</summary>
    public const long Ended = long.MaxValue;

    private byte[] bytes = [];
    private int length;
    private int place;
    private long before = run.First - 1;

    /// <summary>The call that the last key leads to.</summary>
    public long Call { get; private set; }

    /// <summary>The next key.</summary>
    /// <returns>The key, or <see cref="Ended"/>.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public long Next()
    {
        KeyBlock block = new(bytes.AsSpan(0, length));
        while (place == block.Count)
        {
            if (!Read())
            {
                return Ended;
            }

            block = new KeyBlock(bytes.AsSpan(0, length));
        }

        Call = block.CallAt(place);
        return block.KeyAt(place++);
    }

    [MethodImpl(Compiled.AtOnce)]
    private bool Read()
    {
        RawStatement row = statements.Hot(
            "SELECT first_key, pairs FROM call_key WHERE first_key > ? AND first_key <= ? ORDER BY first_key LIMIT 1");
        row.Bind(before);
        row.Bind(run.Last);
        bool isThere = row.Step();
        if (isThere)
        {
            before = row.Long(0);
            ReadOnlySpan<byte> pairs = row.Blob(1);
            if (bytes.Length < pairs.Length)
            {
                bytes = GC.AllocateUninitializedArray<byte>(Math.Max(pairs.Length, KeyRunWriter.PairsOfRow * KeyBlock.PairLength));
            }

            pairs.CopyTo(bytes);
            (length, place) = (pairs.Length, 0);
        }

        row.Reset();
        return isThere;
    }
}
