using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>A part of a charge and the lot it came from; lot number 0 is the overdraft.</summary>
/// <param name="LotNumber">The lot, or <see cref="LotShelf.Overdraft"/>.</param>
/// <param name="Micros">Millionths, above zero.</param>
public readonly record struct LotDraw(int LotNumber, long Micros);

/// <summary>The lots of one account that hold money, and what is owed; charges draw from it in the order of law L5.</summary>
/// <remarks>
/// It is loaded inside a transaction, changed as calls are charged, and what changed is written in the same transaction.
/// It never rounds and never loses a millionth: what the lots cannot give becomes overdraft (rule F11).
/// </remarks>
public sealed class LotShelf
{
    /// <summary>The lot number that stands for money owed.</summary>
    public const int Overdraft = 0;

    private readonly List<Slot> slots = [];

    /// <summary>Puts the lots on the shelf.</summary>
    /// <param name="lots">The account's lots; those with nothing left are needed only where money may come back (law L8).</param>
    /// <param name="overdraftMicros">What is owed, zero or above.</param>
    public LotShelf(IEnumerable<Lot> lots, long overdraftMicros)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(overdraftMicros);
        OverdraftMicros = overdraftMicros;
        slots.AddRange(lots.Select(lot => new Slot(lot)));
        slots.Sort(InDrawOrder);
    }

    /// <summary>Millionths owed, zero or above.</summary>
    public long OverdraftMicros { get; private set; }

    /// <summary>What can be spent now: the lots that have not expired, less the overdraft (law L2).</summary>
    /// <param name="now">The moment that decides which lots have expired.</param>
    /// <returns>Millionths; below zero when more is owed than there is.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public long BalanceAt(DateTimeOffset now)
    {
        long sum = -OverdraftMicros;
        foreach (Slot slot in slots)
        {
            if (slot.Lot.ExpiresAt > now)
            {
                sum += slot.Remaining;
            }
        }

        return sum;
    }

    /// <summary>What has expired but still pays for late records until it is forfeited (design §3).</summary>
    /// <param name="now">The moment that decides which lots have expired.</param>
    /// <returns>Millionths, zero or above.</returns>
    public long InGraceAt(DateTimeOffset now)
    {
        long sum = 0;
        foreach (Slot slot in slots)
        {
            if (slot.Lot.ExpiresAt <= now)
            {
                sum += slot.Remaining;
            }
        }

        return sum;
    }

    /// <summary>Takes a charge: lots alive at the call's start, then younger ones, then overdraft (law L5).</summary>
    /// <param name="micros">Millionths to take, zero or above.</param>
    /// <param name="callStart">When the call began; lots that expired by then are never drawn (law L7).</param>
    /// <param name="draws">Receives one part per lot; together they are the charge.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Draw(long micros, DateTimeOffset callStart, List<LotDraw> draws)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(micros);
        long left = DrawWhere(micros, callStart, younger: false, draws);
        left = left == 0 ? 0 : DrawWhere(left, callStart, younger: true, draws);
        if (left > 0)
        {
            OverdraftMicros += left;
            draws.Add(new LotDraw(Overdraft, left));
        }
    }

    /// <summary>Adds a lot and lets it repay the overdraft first, where it is still alive.</summary>
    /// <param name="lot">The new lot, untouched.</param>
    /// <param name="now">The moment of the funding.</param>
    /// <returns>Millionths of the overdraft that the lot repaid.</returns>
    public long Fund(Lot lot, DateTimeOffset now)
    {
        Slot slot = new(lot);
        long repaid = lot.ExpiresAt > now ? Math.Min(OverdraftMicros, slot.Remaining) : 0;
        slot.Remaining -= repaid;
        OverdraftMicros -= repaid;
        slots.Add(slot);
        slots.Sort(InDrawOrder);
        return repaid;
    }

    /// <summary>Puts money back where a charge took it from (law L8).</summary>
    /// <param name="lotNumber">A lot on the shelf, or <see cref="Overdraft"/>.</param>
    /// <param name="micros">Millionths, no more than were taken.</param>
    public void Return(int lotNumber, long micros)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(micros);
        if (lotNumber == Overdraft)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(micros, OverdraftMicros);
            OverdraftMicros -= micros;
            return;
        }

        Slot slot = SlotOf(lotNumber);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(micros, slot.Lot.Amount - slot.Lot.Expired - slot.Lot.Undone - slot.Remaining);
        slot.Remaining += micros;
    }

    /// <summary>Takes back what a lot paid of the overdraft: the debt stands again, and the lot holds its money (law L8).</summary>
    /// <param name="lotNumber">The lot.</param>
    /// <param name="micros">Millionths, no more than it repaid.</param>
    public void UndoRepayment(int lotNumber, long micros)
    {
        Return(lotNumber, micros);
        OverdraftMicros += micros;
    }

    /// <summary>Takes from a lot what came back to it after its rest was forfeited (law L8).</summary>
    /// <param name="lotNumber">The lot.</param>
    /// <param name="micros">Millionths, no more than it holds.</param>
    public void Forfeit(int lotNumber, long micros)
    {
        Slot slot = SlotOf(lotNumber);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(micros, slot.Remaining);
        slot.Remaining -= micros;
    }

    /// <summary>A lot on the shelf.</summary>
    /// <param name="lotNumber">Its number.</param>
    /// <returns>The lot as it was when the shelf was loaded.</returns>
    public Lot LotOf(int lotNumber) => SlotOf(lotNumber).Lot;

    /// <summary>What a lot on the shelf has left.</summary>
    /// <param name="lotNumber">Its number.</param>
    /// <returns>Millionths, zero or above.</returns>
    public long RemainingOf(int lotNumber) => SlotOf(lotNumber).Remaining;

    /// <summary>Sorts the parts of one charge as they were drawn, so that they can be given back in reverse (laws L5, L8).</summary>
    /// <param name="draws">The parts of the charge.</param>
    /// <param name="callStart">When the call began.</param>
    /// <returns>The same parts, the first drawn first; overdraft last.</returns>
    public IReadOnlyList<LotDraw> InDrawOrder(IEnumerable<LotDraw> draws, DateTimeOffset callStart) => [.. draws
        .OrderBy(draw => draw.LotNumber == Overdraft)
        .ThenBy(draw => draw.LotNumber != Overdraft && LotOf(draw.LotNumber).PurchasedAt > callStart)
        .ThenBy(draw => draw.LotNumber == Overdraft ? default : LotOf(draw.LotNumber).PurchasedAt)
        .ThenBy(draw => draw.LotNumber)];

    private Slot SlotOf(int lotNumber) => slots.Find(slot => slot.Lot.Number == lotNumber)
        ?? throw new ArgumentOutOfRangeException(nameof(lotNumber), lotNumber, "The lot is not on this shelf.");

    [MethodImpl(Compiled.AtOnce)]
    private long DrawWhere(long micros, DateTimeOffset callStart, bool younger, List<LotDraw> draws)
    {
        foreach (Slot slot in slots)
        {
            bool born = slot.Lot.PurchasedAt <= callStart;
            if (slot.Remaining == 0 || slot.Lot.ExpiresAt <= callStart || born == younger)
            {
                continue;
            }

            long part = Math.Min(slot.Remaining, micros);
            if (part > 0)
            {
                slot.Remaining -= part;
                micros -= part;
                draws.Add(new LotDraw(slot.Lot.Number, part));
            }

            if (micros == 0)
            {
                break;
            }
        }

        return micros;
    }

    // Lots bought at the same instant are drawn in the order they were bought: their public ids are random (docs/adr/0006).
    private static int InDrawOrder(Slot left, Slot right)
    {
        int byDate = left.Lot.PurchasedAt.CompareTo(right.Lot.PurchasedAt);
        return byDate != 0 ? byDate : left.Lot.Number.CompareTo(right.Lot.Number);
    }

    private sealed class Slot(Lot lot)
    {
        public Lot Lot { get; } = lot;

        public long Remaining { get; set; } = lot.Remaining;
    }
}
