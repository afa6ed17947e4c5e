namespace CommsCredits.Engine;

/// <summary>Prices the first records of a large source for nothing, while the rest of it is looked through.</summary>
/// <remarks>
/// Code is compiled and facts are loaded when they are first needed. An import that begins with both lets all else wait for a third of
/// a second, of four for a million calls; a look through the file leaves time for it (docs/adr/0014). It reads and keeps nothing, and
/// what fails here fails again where it is told.
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

    /// <summary>Prices.</summary>
    /// <param name="accountName">The account.</param>
    /// <param name="source">Where the records come from.</param>
    /// <param name="cancellation">Ends it.</param>
    public void Run(string accountName, IUsageSource source, CancellationToken cancellation)
    {
        try
        {
            Price(accountName, source.Read(cancellation).Take(Records));
        }
        catch (Exception failure) when (failure is CommsCreditException or OperationCanceledException or OverflowException)
        {
            // The import meets it again, and tells.
        }
    }

    private void Price(string accountName, IEnumerable<UsageRow> rows)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        IAccountBooks books = view.Of(account);
        PricingDesk desk = new(context, books, account);
        Charger charger = new(desk.StateWith(OrderDesk.ShelfOf(books)), desk.Reader());
        OwnerDirectory owners = new(() => books);
        foreach (CallRecord record in rows.Select(row => row.Record).OfType<CallRecord>())
        {
            charger.Charge(record, desk.PartiesOf(owners, record));
        }
    }
}
