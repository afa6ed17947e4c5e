using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>Says of most usage ids, without asking the store, that no call has them yet.</summary>
/// <remarks>A Bloom filter of hashes: it may take a new id for a known one, never the reverse.</remarks>
internal sealed class StoredIds
{
    private const int BitsPerId = 20;
    private const int BitsPerBlock = 512;
    private const long MostBits = 1L << 28;
    private const int MostProbes = 7;
    private const int BitsPerProbe = 9;

    private readonly ulong[] bits;
    private readonly ulong blocks;
    private readonly int probesOfId;

    /// <summary>Gets ready.</summary>
    /// <param name="ids">How many ids there may be.</param>
    public StoredIds(long ids)
    {
        long wanted = Math.Clamp(ids * BitsPerId, 1 << 16, MostBits);
        blocks = (ulong)wanted / BitsPerBlock;
        bits = new ulong[blocks * BitsPerBlock / 64];
        // Where there is less room for each, fewer bits say more: seven in ten of those it has.
        probesOfId = (int)Math.Clamp(wanted * 7 / (10 * Math.Max(ids, 1)), 1, MostProbes);
    }

    /// <summary>Fetches what is looked at when an id is noted.</summary>
    /// <param name="hash">The <see cref="UsageIdHash"/> of an id that is noted soon.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Fetch(long hash) => Ahead.Fetch(in BlockOf(UsageIdHash.Mix((ulong)hash))[0]);

    /// <summary>Notes an id that is stored now or soon.</summary>
    /// <param name="hash">The <see cref="UsageIdHash"/> of the id.</param>
    /// <returns>False where a call may have it already.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public bool TryAdd(long hash)
    {
        ulong mixed = UsageIdHash.Mix((ulong)hash);
        Span<ulong> block = BlockOf(mixed);
        ulong probes = unchecked(mixed * 0x9FB21C651E98DF25) >> (64 - (MostProbes * BitsPerProbe));
        bool isNew = false;
        for (int probe = 0; probe < probesOfId; probe++, probes >>= BitsPerProbe)
        {
            ref ulong word = ref block[(int)(probes & (BitsPerBlock - 1)) / 64];
            ulong bit = 1UL << (int)(probes % 64);
            isNew |= (word & bit) == 0;
            word |= bit;
        }

        return isNew;
    }

    /// <summary>Notes ids that are stored.</summary>
    /// <param name="hashes">The <see cref="UsageIdHash"/> of each.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void AddAll(ReadOnlySpan<long> hashes)
    {
        const int HashesAhead = 8;
        for (int place = 0; place < hashes.Length; place++)
        {
            if (place + HashesAhead < hashes.Length)
            {
                Fetch(hashes[place + HashesAhead]);
            }

            TryAdd(hashes[place]);
        }
    }

    // All bits of an id lie side by side, so that asking for it reads memory once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<ulong> BlockOf(ulong mixed)
    {
        const int Words = BitsPerBlock / 64;
        return bits.AsSpan((int)Math.BigMul(mixed, blocks, out _) * Words, Words);
    }
}
