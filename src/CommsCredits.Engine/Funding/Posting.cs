namespace CommsCredits.Engine;

/// <summary>What a posting records.</summary>
public enum PostingKind
{
    /// <summary>A manual purchase of funds.</summary>
    Funding,

    /// <summary>A purchase by auto-recharge.</summary>
    Recharge,

    /// <summary>Calls that credits paid for.</summary>
    Usage,

    /// <summary>Funds forfeited after twelve months (rule F7).</summary>
    Expiry,

    /// <summary>A change of an earlier posting, which it names.</summary>
    Correction,
}

/// <summary>A book of the double-entry ledger. Lots and the overdraft together are the balance.</summary>
public enum Book
{
    /// <summary>What a lot holds; one book per lot.</summary>
    Lot,

    /// <summary>What is owed, as a negative amount.</summary>
    Overdraft,

    /// <summary>What was paid in, as a negative amount.</summary>
    Payments,

    /// <summary>What calls cost.</summary>
    Usage,

    /// <summary>What expired.</summary>
    Forfeited,
}

/// <summary>One line of a posting.</summary>
/// <param name="Book">The book.</param>
/// <param name="LotNumber">The lot, where the book is <see cref="Book.Lot"/>; else 0.</param>
/// <param name="Micros">Millionths into the book (above zero) or out of it.</param>
public readonly record struct Entry(Book Book, int LotNumber, long Micros)
{
    /// <summary>Whether the line changes the balance (or what is in grace).</summary>
    public bool IsBalance => Book is Book.Lot or Book.Overdraft;
}

/// <summary>An event of the ledger: lines that sum to zero (law L1), never changed once written (law L3).</summary>
public sealed record Posting
{
    private readonly IReadOnlyList<Entry> entries = [];

    /// <summary>The public transaction id.</summary>
    public required Guid PostingId { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it took effect: the purchase, the day of the calls, the expiry.</summary>
    public required DateTimeOffset EffectiveAt { get; init; }

    /// <summary>What it records.</summary>
    public required PostingKind Kind { get; init; }

    /// <summary>The import batch, for usage.</summary>
    public long? Batch { get; init; }

    /// <summary>The posting it corrects.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>A line for people.</summary>
    public required string Description { get; init; }

    /// <summary>The caller's request id, where one was given.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>The lines; they sum to zero (law L1), or the posting cannot be made.</summary>
    public required IReadOnlyList<Entry> Entries
    {
        get => entries;
        init => entries = value.Sum(entry => entry.Micros) == 0
            ? value
            : throw new InvalidOperationException("A posting does not sum to zero (law L1).");
    }

    /// <summary>What it adds to the balance, in millionths; below zero what it takes.</summary>
    public long BalanceChange => Entries.Where(entry => entry.IsBalance).Sum(entry => entry.Micros);

    /// <summary>A purchase: from the payments into its lot, and at once from the lot to what was owed.</summary>
    /// <param name="id">The transaction id.</param>
    /// <param name="order">The settled order.</param>
    /// <param name="lot">Its lot.</param>
    /// <param name="repaid">Millionths of overdraft the lot repaid.</param>
    /// <param name="at">Now.</param>
    /// <returns>The posting.</returns>
    public static Posting Purchase(Guid id, Order order, Lot lot, long repaid, DateTimeOffset at)
    {
        List<Entry> lines = [new(Book.Payments, 0, -lot.Amount), new(Book.Lot, lot.Number, lot.Amount)];
        if (repaid > 0)
        {
            lines.Add(new Entry(Book.Lot, lot.Number, -repaid));
            lines.Add(new Entry(Book.Overdraft, 0, repaid));
        }

        return new Posting
        {
            PostingId = id,
            At = at,
            EffectiveAt = lot.PurchasedAt,
            Kind = order.Kind == OrderKind.Manual ? PostingKind.Funding : PostingKind.Recharge,
            Description = order.PaymentMethod is null ? "Funds recorded" : $"Paid by {order.PaymentMethod}",
            RequestId = order.RequestId,
            Entries = lines,
        };
    }

    /// <summary>The calls of one batch, lot and UTC day (design §3).</summary>
    /// <param name="id">The transaction id.</param>
    /// <param name="batch">The import batch.</param>
    /// <param name="lotNumber">The lot, or <see cref="LotShelf.Overdraft"/>.</param>
    /// <param name="day">The UTC day on which the calls began.</param>
    /// <param name="micros">Millionths drawn, above zero.</param>
    /// <param name="calls">How many calls drew them.</param>
    /// <param name="at">Now.</param>
    /// <returns>The posting.</returns>
    public static Posting Usage(Guid id, long batch, int lotNumber, DateOnly day, long micros, int calls, DateTimeOffset at) =>
        new Posting
        {
            PostingId = id,
            At = at,
            EffectiveAt = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            Kind = PostingKind.Usage,
            Batch = batch,
            Description = calls == 1 ? "1 call" : FormattableString.Invariant($"{calls} calls"),
            Entries = [BalanceEntry(new LotDraw(lotNumber, -micros)), new Entry(Book.Usage, 0, micros)],
        };

    /// <summary>A change of what the calls of one batch, lot and UTC day have cost (laws L3, L8).</summary>
    /// <param name="id">The transaction id.</param>
    /// <param name="batch">The batch that imported the calls.</param>
    /// <param name="part">The lot, and millionths back into it; below zero where the calls became dearer.</param>
    /// <param name="day">The UTC day on which the calls began.</param>
    /// <param name="corrects">The posting that is corrected; null where these calls had no price before: then it is usage.</param>
    /// <param name="at">Now.</param>
    /// <returns>The posting.</returns>
    public static Posting Repriced(Guid id, long batch, LotDraw part, DateOnly day, Guid? corrects, DateTimeOffset at) =>
        new Posting
        {
            PostingId = id,
            At = at,
            EffectiveAt = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            Kind = corrects is null ? PostingKind.Usage : PostingKind.Correction,
            Batch = batch,
            Corrects = corrects,
            Description = corrects is null ? "Calls priced later" : "Calls priced again",
            Entries = [BalanceEntry(part), new Entry(Book.Usage, 0, -part.Micros)],
        };

    /// <summary>A lot takes back what it paid of an overdraft, because the calls behind it cost less.</summary>
    /// <param name="id">The transaction id.</param>
    /// <param name="corrects">The funding that repaid the overdraft.</param>
    /// <param name="part">The lot, and millionths back into it.</param>
    /// <param name="at">Now.</param>
    /// <returns>The posting; the ledger sum stays.</returns>
    public static Posting RepaymentUndone(Guid id, Guid corrects, LotDraw part, DateTimeOffset at) =>
        new Posting
        {
            PostingId = id,
            At = at,
            EffectiveAt = at,
            Kind = PostingKind.Correction,
            Corrects = corrects,
            Description = "Repaid overdraft taken back",
            Entries = [new Entry(Book.Overdraft, 0, -part.Micros), BalanceEntry(part)],
        };

    /// <summary>A purchase is taken back while its lot is untouched: from the lot to the payments (law L3).</summary>
    /// <param name="id">The transaction id.</param>
    /// <param name="corrects">The funding that filled the lot.</param>
    /// <param name="lot">The lot.</param>
    /// <param name="requestId">The caller's request id, or null.</param>
    /// <param name="at">Now.</param>
    /// <returns>The posting.</returns>
    public static Posting PurchaseUndone(Guid id, Guid corrects, Lot lot, Guid? requestId, DateTimeOffset at) =>
        new Posting
        {
            PostingId = id,
            At = at,
            EffectiveAt = at,
            Kind = PostingKind.Correction,
            Corrects = corrects,
            Description = "Funds taken back",
            RequestId = requestId,
            Entries = [new Entry(Book.Lot, lot.Number, -lot.Amount), new Entry(Book.Payments, 0, lot.Amount)],
        };

    /// <summary>The unused rest of a lot is forfeited (rule F7, law L7).</summary>
    /// <param name="id">The transaction id.</param>
    /// <param name="lot">The lot.</param>
    /// <param name="micros">Millionths, above zero.</param>
    /// <param name="at">Now.</param>
    /// <returns>The posting.</returns>
    public static Posting Expiry(Guid id, Lot lot, long micros, DateTimeOffset at) =>
        new Posting
        {
            PostingId = id,
            At = at,
            EffectiveAt = lot.ExpiresAt,
            Kind = PostingKind.Expiry,
            Description = FormattableString.Invariant($"Funds of {lot.PurchasedAt:yyyy-MM-dd} expired"),
            Entries = [new Entry(Book.Lot, lot.Number, -micros), new Entry(Book.Forfeited, 0, micros)],
        };

    private static Entry BalanceEntry(LotDraw part) => part.LotNumber == LotShelf.Overdraft
        ? new Entry(Book.Overdraft, 0, part.Micros)
        : new Entry(Book.Lot, part.LotNumber, part.Micros);
}
