using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>Says of most usage ids, without asking the store, that no call has them yet.</summary>
/// <remarks>
/// A Bloom filter of what this import has stored itself or is about to: it may take a new id for a known one, never the reverse. It
/// speaks for the whole account only where that had no calls when the import began, and as long as nobody else stores any.
/// </remarks>
internal sealed class StoredIds
{
    private const int BitsPerId = 20;
    private const int BitsPerBlock = 512;
    private const long MostBits = 1L << 28;
    private const int Probes = 7;
    private const int BitsPerProbe = 9;

    private readonly ulong[] bits;
    private readonly ulong blocks;
    private long ownBatch;
    private bool speaks = true;

    /// <summary>Gets ready.</summary>
    /// <param name="rows">How many rows the source may have.</param>
    public StoredIds(long rows)
    {
        long wanted = Math.Clamp(rows * BitsPerId, 1 << 16, MostBits);
        blocks = (ulong)wanted / BitsPerBlock;
        bits = new ulong[blocks * BitsPerBlock / 64];
    }

    /// <summary>Whether it speaks for the account, given the account's last batch.</summary>
    /// <param name="lastBatch">Its number; 0 where there is none.</param>
    /// <returns>False for good once another import has stored calls.</returns>
    public bool SpeaksAfter(long lastBatch) => speaks = speaks && lastBatch == ownBatch;

    /// <summary>Notes the batch that this import has opened.</summary>
    /// <param name="number">Its number.</param>
    public void Opened(long number) => ownBatch = number;

    /// <summary>Fetches what is looked at when an id is noted.</summary>
    /// <param name="id">An id that is noted soon.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Fetch(Guid id) => Ahead.Fetch(in BlockOf(id, out _)[0]);

    /// <summary>Notes an id that is stored now or soon.</summary>
    /// <param name="id">The id.</param>
    /// <returns>False where a call may have it already.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public bool TryAdd(Guid id)
    {
        Span<ulong> block = BlockOf(id, out ulong probes);
        bool isNew = false;
        for (int probe = 0; probe < Probes; probe++, probes >>= BitsPerProbe)
        {
            ref ulong word = ref block[(int)(probes & (BitsPerBlock - 1)) / 64];
            ulong bit = 1UL << (int)(probes % 64);
            isNew |= (word & bit) == 0;
            word |= bit;
        }

        return isNew;
    }

    // All bits of an id lie side by side, so that asking for it reads memory once. Ids need not be random: every bit of them
    // moves every bit of the two numbers.
    [MethodImpl(Compiled.AtOnce)]
    private Span<ulong> BlockOf(Guid id, out ulong probes)
    {
        const int Words = BitsPerBlock / 64;
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        ulong low = Mix(BitConverter.ToUInt64(bytes));
        probes = Mix(BitConverter.ToUInt64(bytes[8..]) ^ low);
        return bits.AsSpan((int)Math.BigMul(unchecked(low + probes), blocks, out _) * Words, Words);
    }

    [MethodImpl(Compiled.AtOnce)]
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
