namespace CommsCredits.Engine;

/// <summary>What the entries of an account add up to, lot by lot and for usage by batch, lot and day.</summary>
internal sealed class EntrySums
{
    private readonly SortedDictionary<long, LotSum> lots = [];

    /// <summary>Millionths that entries put into lots and took from them.</summary>
    public IReadOnlyDictionary<long, LotSum> Lots => lots;

    /// <summary>Millionths that calls took, by batch, lot (0 for the overdraft) and UTC day.</summary>
    public Dictionary<(long Batch, long Lot, long Day), Int128> Usage { get; } = [];

    /// <summary>Millionths owed.</summary>
    public Int128 Overdraft { get; private set; }

    /// <summary>Millionths in lots, less what is owed.</summary>
    public Int128 LedgerSum { get; private set; }

    /// <summary>Adds a posting.</summary>
    public void Add(PostingImage posting)
    {
        bool undoes = posting.Kind == nameof(PostingKind.Correction) && posting.Entries.Any(entry => entry.Book == nameof(Book.Payments));
        foreach (EntryImage entry in posting.Entries)
        {
            if (entry.Book == nameof(Book.Overdraft))
            {
                Overdraft -= entry.Micros;
            }
            else if (entry.Book == nameof(Book.Lot))
            {
                Carry(posting, entry, undoes);
            }
            else
            {
                continue;
            }

            LedgerSum += entry.Micros;
            if (posting.Batch is { } batch)
            {
                (long, long, long) key = (batch, entry.LotNumber, Day(posting.EffectiveTicks));
                Usage[key] = Usage.GetValueOrDefault(key) - entry.Micros;
            }
        }
    }

    /// <summary>The UTC day of ticks since 1970.</summary>
    public static long Day(long ticks) => (long)(((Int128)ticks + DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerDay);

    private void Carry(PostingImage posting, EntryImage entry, bool undoes)
    {
        LotSum sum = lots.GetValueOrDefault(entry.LotNumber);
        bool buys = posting.Kind is nameof(PostingKind.Funding) or nameof(PostingKind.Recharge) && entry.Micros > 0;
        lots[entry.LotNumber] = buys ? sum with { Bought = sum.Bought + entry.Micros, BoughtTicks = posting.EffectiveTicks }
            : posting.Kind == nameof(PostingKind.Expiry) ? sum with { Expired = sum.Expired - entry.Micros }
            : undoes ? sum with { Undone = sum.Undone - entry.Micros }
            : sum with { Used = sum.Used - entry.Micros };
    }

    /// <summary>What entries did to one lot, in millionths.</summary>
    /// <param name="Bought">Put in by a funding or recharge.</param>
    /// <param name="Used">Drawn by calls, or given to repay an overdraft.</param>
    /// <param name="Expired">Forfeited.</param>
    /// <param name="Undone">Taken back with its order.</param>
    /// <param name="BoughtTicks">The purchase, in ticks since 1970.</param>
    internal readonly record struct LotSum(Int128 Bought, Int128 Used, Int128 Expired, Int128 Undone, long BoughtTicks);
}
