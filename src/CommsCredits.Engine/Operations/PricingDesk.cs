namespace CommsCredits.Engine;

/// <summary>Sets up pricing from what is recorded: the same for import, question, comparison and re-rating (law L9).</summary>
/// <param name="context">What operations work with.</param>
/// <param name="books">The account's books, in a transaction or a view.</param>
/// <param name="account">The account.</param>
internal sealed class PricingDesk(OperationContext context, IAccountBooks books, Account account)
{
    private readonly AllotmentTable allotments = context.AllotmentsOf(books, account);
    private readonly NumberRegistry numbers = context.NumbersOf(books, account);

    /// <summary>What the account has now.</summary>
    /// <param name="lots">The funds; a working copy.</param>
    /// <param name="pools">The pools where their sizes are remembered; null to read them.</param>
    /// <param name="spending">What users have spent where it is read later; null to read it from the books.</param>
    /// <returns>A working state.</returns>
    public ChargingState StateWith(LotShelf lots, IPoolSource? pools = null, ISpendSource? spending = null) => new(
        account,
        context.RatesOf(books, account),
        allotments,
        new PoolBook(account, pools ?? books.Pools, allotments),
        new SpendBook(spending ?? books.Spending),
        lots,
        context.Now);

    /// <summary>Reads the facts of calls.</summary>
    /// <returns>The reader.</returns>
    public CallFactsReader Reader() => new(LicenseCatalogue.Default, allotments, new RatedNumbers(NumberPlan.Default, numbers));

    /// <summary>Who is behind a record as recorded here.</summary>
    /// <param name="owners">What was read of users.</param>
    /// <param name="record">The record.</param>
    /// <returns>Its owner, and the resource account that funds him.</returns>
    public CallParties PartiesOf(OwnerDirectory owners, CallRecord record) => owners.Find(numbers, record);
}
