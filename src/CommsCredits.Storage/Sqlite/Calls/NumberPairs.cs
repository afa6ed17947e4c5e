using System.Buffers;
using System.Runtime.CompilerServices;

namespace CommsCredits.Storage;

/// <summary>Keys and the numbers of calls, gathered and then put in the order of the keys.</summary>
/// <remarks>A batch has a hundred thousand: the arrays are far too large to throw away, and serve the next batch.</remarks>
internal sealed class NumberPairs
{
    private const int Fewest = 1_024;

    private long[] keys = [];
    private long[] calls = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The keys.</summary>
    public ReadOnlySpan<long> Keys => keys.AsSpan(0, Count);

    /// <summary>The calls that belong to the keys.</summary>
    public ReadOnlySpan<long> Calls => calls.AsSpan(0, Count);

    /// <summary>Adds a pair.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Add(long key, long call)
    {
        if (Count == Math.Min(keys.Length, calls.Length))
        {
            (keys, calls) = (Longer(keys), Longer(calls));
        }

        keys[Count] = key;
        calls[Count++] = call;
    }

    /// <summary>Puts them in the order of the keys.</summary>
    public void Sort() => Array.Sort(keys, calls, 0, Count);

    /// <summary>Forgets them.</summary>
    public void Clear()
    {
        Release(keys);
        Release(calls);
        (keys, calls, Count) = ([], [], 0);
    }

    private static void Release(long[] numbers)
    {
        if (numbers.Length > 0)
        {
            ArrayPool<long>.Shared.Return(numbers);
        }
    }

    private long[] Longer(long[] shorter)
    {
        long[] longer = ArrayPool<long>.Shared.Rent(Math.Max(Fewest, Count * 2));
        shorter.AsSpan(0, Count).CopyTo(longer);
        Release(shorter);
        return longer;
    }
}
