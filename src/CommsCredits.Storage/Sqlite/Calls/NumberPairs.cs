using System.Buffers;
using System.Runtime.CompilerServices;

namespace CommsCredits.Storage;

/// <summary>Keys and the numbers of calls, gathered and then put in the order of the keys.</summary>
/// <remarks>A batch has a hundred thousand: the arrays are far too large to throw away, and serve the next batch.</remarks>
internal sealed class NumberPairs
{
    private const int Fewest = 1_024;
    private const int Few = 48;
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    private long[] keys = [];
    private long[] calls = [];
    private bool inOrder = true;

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
        inOrder = false;
    }

    /// <summary>Puts them in the order of the keys, which are not below zero; equal ones stay as they were.</summary>
    /// <remarks>
    /// Digit by digit from the lowest, which takes some passes over a batch where comparing takes one for each doubling; digits that
    /// are the same in all keys are passed over. A few are put in order one after another.
    /// </remarks>
    [MethodImpl(Compiled.AtOnce)]
    public void Sort()
    {
        if (inOrder)
        {
            return;
        }

        inOrder = true;
        if (Count <= Few)
        {
            SortFew();
            return;
        }

        long[] otherKeys = ArrayPool<long>.Shared.Rent(Count);
        long[] otherCalls = ArrayPool<long>.Shared.Rent(Count);
        long different = Different();
        for (int shift = 0; shift < 64 && different >> shift != 0; shift += DigitBits)
        {
            if (((different >> shift) & (Digits - 1)) != 0)
            {
                Distribute(shift, otherKeys, otherCalls);
                (keys, otherKeys) = (otherKeys, keys);
                (calls, otherCalls) = (otherCalls, calls);
            }
        }

        Release(otherKeys);
        Release(otherCalls);
    }

    /// <summary>Forgets them.</summary>
    public void Clear()
    {
        Release(keys);
        Release(calls);
        (keys, calls, Count, inOrder) = ([], [], 0, true);
    }

    [MethodImpl(Compiled.AtOnce)]
    private void SortFew()
    {
        for (int index = 1; index < Count; index++)
        {
            (long key, long call) = (keys[index], calls[index]);
            int place = index;
            for (; place > 0 && keys[place - 1] > key; place--)
            {
                (keys[place], calls[place]) = (keys[place - 1], calls[place - 1]);
            }

            (keys[place], calls[place]) = (key, call);
        }
    }

    private long Different()
    {
        long different = 0;
        foreach (long key in Keys)
        {
            different |= key ^ keys[0];
        }

        return different;
    }

    [MethodImpl(Compiled.AtOnce)]
    private void Distribute(int shift, long[] toKeys, long[] toCalls)
    {
        Span<int> places = stackalloc int[Digits];
        places.Clear();
        ReadOnlySpan<long> fromKeys = Keys;
        ReadOnlySpan<long> fromCalls = Calls;
        foreach (long key in fromKeys)
        {
            places[(int)((key >> shift) & (Digits - 1))]++;
        }

        int before = 0;
        foreach (ref int place in places)
        {
            (place, before) = (before, before + place);
        }

        for (int index = 0; index < fromKeys.Length; index++)
        {
            ref int place = ref places[(int)((fromKeys[index] >> shift) & (Digits - 1))];
            toKeys[place] = fromKeys[index];
            toCalls[place++] = fromCalls[index];
        }
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
