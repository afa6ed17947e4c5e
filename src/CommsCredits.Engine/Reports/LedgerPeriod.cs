namespace CommsCredits.Engine;

/// <summary>Reads the postings of an account up to the end of a period, and keeps what reports need of them.</summary>
internal sealed class LedgerPeriod
{
    private const int PageSize = 1_000;

    private readonly Dictionary<int, long> held = [];
    private readonly Dictionary<MoneyFlow, long> flows = [];
    private readonly List<Posting> postings = [];
    private readonly DateTimeOffset from;

    /// <summary>Reads.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="from">When the period begins.</param>
    /// <param name="to">When it ends, exclusive.</param>
    public LedgerPeriod(ILedgerTable ledger, DateTimeOffset from, DateTimeOffset to)
    {
        this.from = from;
        long after = 0;
        IReadOnlyList<LedgerLine> page;
        do
        {
            page = ledger.Postings(from: null, to, kind: null, after, PageSize);
            foreach (LedgerLine line in page)
            {
                after = line.Number;
                Take(line.Posting);
            }
        }
        while (page.Count == PageSize);
    }

    /// <summary>The ledger sum before the period, in millionths.</summary>
    public long Opening { get; private set; }

    /// <summary>The ledger sum after it.</summary>
    public long Closing => Opening + flows.Values.Sum();

    /// <summary>The postings of the period, in the order written.</summary>
    public IReadOnlyList<Posting> Postings => postings;

    /// <summary>What each kind of posting added to the balance in the period, in millionths.</summary>
    public IReadOnlyDictionary<MoneyFlow, long> Flows => flows;

    /// <summary>What a lot held after the period.</summary>
    /// <param name="lotNumber">The lot.</param>
    /// <returns>Millionths.</returns>
    public long RemainingOf(int lotNumber) => held.GetValueOrDefault(lotNumber);

    /// <summary>The balance day by day.</summary>
    /// <param name="zone">Whose midnight ends a day.</param>
    /// <param name="end">When the last day that is wanted ends, or any moment before; exclusive.</param>
    /// <returns>Every day from the first of the period on.</returns>
    public MoneyCourse Course(TimeZoneInfo zone, DateTimeOffset end) => MoneyCourse.Of(
        Opening, DayOf(from, zone), DayOf(end > from ? end.AddTicks(-1) : end, zone), zone, postings);

    private static DateOnly DayOf(DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    // Moments decide, not the order in the ledger: a clock that was set back must not move money out of the sums.
    private void Take(Posting posting)
    {
        foreach (Entry entry in posting.Entries)
        {
            if (entry.Book == Book.Lot)
            {
                held[entry.LotNumber] = held.GetValueOrDefault(entry.LotNumber) + entry.Micros;
            }
        }

        if (posting.At < from)
        {
            Opening += posting.BalanceChange;
            return;
        }

        MoneyFlow flow = MoneyFlows.Of(posting);
        flows[flow] = flows.GetValueOrDefault(flow) + posting.BalanceChange;
        postings.Add(posting);
    }
}
