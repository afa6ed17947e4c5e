using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CommsCredits.Storage;

/// <summary>Keys and the numbers of their calls as the bytes of one row of <c>call_key</c>, in the order of the keys.</summary>
/// <remarks>Each pair has six bytes of key and five of number, the lowest byte first.</remarks>
/// <param name="bytes">The bytes.</param>
internal readonly ref struct KeyBlock(ReadOnlySpan<byte> bytes)
{
    /// <summary>The bytes of one pair.</summary>
    public const int PairLength = KeyLength + CallLength;

    private const int KeyLength = 6;
    private const int CallLength = 5;
    private const long MostCalls = 1L << (8 * CallLength);

    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>How many pairs there are; what is no whole pair behind them is not looked at.</summary>
    public int Count => bytes.Length / PairLength;

    /// <summary>The key of a pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long KeyAt(int index) =>
        (long)(BinaryPrimitives.ReadUInt64LittleEndian(bytes[(index * PairLength)..]) & ((1UL << (8 * KeyLength)) - 1));

    /// <summary>The number of the call of a pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long CallAt(int index)
    {
        // The last eight bytes of the pair, of which the first belong to the key.
        const int Before = PairLength - sizeof(ulong);
        return (long)(BinaryPrimitives.ReadUInt64LittleEndian(bytes[((index * PairLength) + Before)..]) >> (8 * (KeyLength - Before)));
    }

    /// <summary>The place of the first pair whose key is not below another.</summary>
    /// <remarks>The way to it is told by how far it is: keys that are looked for in their order are often near to each other.</remarks>
    /// <param name="key">That key.</param>
    /// <param name="from">A place that it is not before.</param>
    /// <returns>Its place, or the number of pairs.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public int PlaceOf(long key, int from = 0)
    {
        int count = Count;
        int low = from;
        int high = from;
        for (int step = 1; high < count && KeyAt(high) < key; step *= 2)
        {
            low = high + 1;
            high += step;
        }

        high = Math.Min(high, count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = KeyAt(middle) < key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Writes a pair.</summary>
    /// <param name="bytes">Where the block begins.</param>
    /// <param name="index">The place of the pair.</param>
    /// <param name="key">Its key, not above 48 bits.</param>
    /// <param name="call">The number of its call.</param>
    /// <exception cref="OverflowException">The number has more than 40 bits.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(Span<byte> bytes, int index, long key, long call)
    {
        if (call >= MostCalls)
        {
            throw new OverflowException($"Call {call} is beyond what a key can lead to.");
        }

        Span<byte> pair = bytes.Slice(index * PairLength, PairLength);
        BinaryPrimitives.WriteUInt32LittleEndian(pair, unchecked((uint)key));
        BinaryPrimitives.WriteUInt16LittleEndian(pair[sizeof(uint)..], unchecked((ushort)(key >> (8 * sizeof(uint)))));
        BinaryPrimitives.WriteUInt32LittleEndian(pair[KeyLength..], unchecked((uint)call));
        pair[^1] = (byte)(call >> (8 * sizeof(uint)));
    }
}
