namespace CommsCredits.Engine;

/// <summary>Asks what the first records of a large source would cost, while the rest of it is looked through.</summary>
/// <remarks>
/// Code is compiled and facts are loaded when they are first needed. An import that begins with both lets all else wait for a third of
/// a second, of four for a million calls; a look through the file leaves time for it (docs/adr/0014). As with any question, nothing is
/// charged or written.
/// </remarks>
/// <param name="context">What operations work with.</param>
internal sealed class WarmStart(OperationContext context)
{
    private const int Records = 512;
    private const long LargeSource = 16 * 1024 * 1024;

    /// <summary>Whether a source is large enough, and can be read again at no cost: what a server sends has no length.</summary>
    /// <param name="source">The source.</param>
    /// <returns>False where the work is not worth it.</returns>
    public static bool IsWorthwhile(IUsageSource source) => source.Length >= LargeSource;

    /// <summary>Asks.</summary>
    /// <param name="accountName">The account.</param>
    /// <param name="source">Where the records come from.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False where it failed: an answer that nobody waits for may not end an import, which meets the fault again, and tells.</returns>
    public bool Run(string accountName, IUsageSource source, CancellationToken cancellation)
    {
        try
        {
            Ask(accountName, source.Read(cancellation).Take(Records));
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private void Ask(string accountName, IEnumerable<UsageRow> rows)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        IAccountBooks books = view.Of(account);
        PricingDesk desk = new(context, books, account);
        ChargingState state = desk.StateWith(OrderDesk.ShelfOf(books));
        CallFactsReader reader = desk.Reader();
        OwnerDirectory owners = new(() => books);
        foreach (CallRecord record in rows.Select(row => row.Record).OfType<CallRecord>())
        {
            Quoter.Quote(reader.Read(record, desk.PartiesOf(owners, record)), state);
        }
    }
}
