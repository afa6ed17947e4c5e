namespace CommsCredits.Engine;

/// <summary>Reads the postings of an account up to the end of a month, and keeps what a statement needs of them.</summary>
internal sealed class StatementBooks
{
    private const int PageSize = 1_000;

    private readonly Dictionary<int, long> held = [];
    private readonly Dictionary<MoneyFlow, long> flows = [];
    private readonly List<Posting> month = [];

    /// <summary>Reads.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="from">When the month begins.</param>
    /// <param name="to">When it ends, exclusive.</param>
    public StatementBooks(ILedgerTable ledger, DateTimeOffset from, DateTimeOffset to)
    {
        long after = 0;
        IReadOnlyList<LedgerLine> page;
        do
        {
            page = ledger.Postings(from: null, to, kind: null, after, PageSize);
            foreach (LedgerLine line in page)
            {
                after = line.Number;
                Take(line.Posting, from);
            }
        }
        while (page.Count == PageSize);
    }

    /// <summary>The ledger sum before the month, in millionths.</summary>
    public long Opening { get; private set; }

    /// <summary>The ledger sum after it.</summary>
    public long Closing => Opening + flows.Values.Sum();

    /// <summary>The postings of the month, in the order written.</summary>
    public IReadOnlyList<Posting> Postings => month;

    /// <summary>What each kind of posting added to the balance in the month, in millionths.</summary>
    public IReadOnlyDictionary<MoneyFlow, long> Flows => flows;

    /// <summary>What a lot held after the month.</summary>
    /// <param name="lotNumber">The lot.</param>
    /// <returns>Millionths.</returns>
    public long RemainingOf(int lotNumber) => held.GetValueOrDefault(lotNumber);

    // Moments decide, not the order in the ledger: a clock that was set back must not move money out of the sums.
    private void Take(Posting posting, DateTimeOffset from)
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
        month.Add(posting);
    }
}
