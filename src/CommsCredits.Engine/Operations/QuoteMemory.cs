namespace CommsCredits.Engine;

/// <summary>What questions about one account need, as the store was at one version.</summary>
internal sealed class QuoteMemory
{
    private readonly string? accountName;
    private readonly long version;
    private readonly LazyView view;
    private readonly Account account;
    private readonly PricingDesk desk;
    private readonly ChargingState state;
    private readonly CallFactsReader reader;
    private readonly OwnerDirectory owners;

    /// <summary>Reads what every question needs.</summary>
    /// <param name="context">What operations work with.</param>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="version">The version of the store.</param>
    public QuoteMemory(OperationContext context, string? accountName, long version)
    {
        this.accountName = accountName;
        this.version = version;
        using IUnitOfWork open = context.Store.Read();
        account = OperationContext.Resolve(open, accountName);
        IAccountBooks books = open.Of(account);
        view = new LazyView(context.Store, account);
        desk = new PricingDesk(context, books, account);
        state = desk.StateWith(OrderDesk.ShelfOf(books), new PoolSizes(() => view.Books.Pools), view);
        reader = desk.Reader();
        owners = new OwnerDirectory(() => view.Books);
    }

    /// <summary>Whether the last answer had to read more from the store.</summary>
    public bool ReadMore { get; private set; }

    /// <summary>Whether what is kept still holds.</summary>
    /// <param name="name">The account asked for.</param>
    /// <param name="now">The version of the store now.</param>
    /// <returns>False where it must be read anew.</returns>
    public bool Fits(string? name, long now) =>
        now == version && string.Equals(name, accountName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers a question that is put as a usage record would come.</summary>
    /// <param name="record">The record.</param>
    /// <param name="now">The time, by which lots expire.</param>
    /// <returns>The answer.</returns>
    public CallAnswer Answer(CallRecord record, DateTimeOffset now) => Reading(() =>
    {
        // Nobody has charged this call yet, so the rate cards answer also where the provider's word counts afterwards.
        CallFacts facts = reader.Read(record, desk.PartiesOf(owners, record)) with { Provider = null };
        ChargingState today = state with { Now = now };
        return new CallAnswer(account, facts, Quoter.Quote(facts, today), Quoter.LongestSeconds(facts, today), today.Balance);
    });

    /// <summary>What the rate cards ask for a call that credits paid as a whole.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The quote.</returns>
    public Quote ByRateCard(CallRecord record) => Reading(() =>
        Quoter.ByRateCard(reader.Read(record, desk.PartiesOf(owners, record)), state with { JudgesControls = false }));

    private T Reading<T>(Func<T> answer)
    {
        try
        {
            return answer();
        }
        finally
        {
            ReadMore = view.IsOpen;
            view.Dispose();
        }
    }
}
