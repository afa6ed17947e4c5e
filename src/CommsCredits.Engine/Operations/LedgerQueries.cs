namespace CommsCredits.Engine;

/// <summary>How full the account is.</summary>
public enum BalanceState
{
    /// <summary>Above what would raise a warning.</summary>
    Funded,

    /// <summary>Below the trigger of auto-recharge; without it, below the notice threshold.</summary>
    Low,

    /// <summary>At or below zero (rule F11).</summary>
    Depleted,
}

/// <summary>What an account has.</summary>
/// <param name="Account">The account.</param>
/// <param name="Balance">What can be spent, in millionths; below zero when more is owed.</param>
/// <param name="InGrace">What has expired but still pays for late records, in millionths.</param>
/// <param name="State">How full it is.</param>
/// <param name="AutoRecharge">Auto-recharge as it is set.</param>
/// <param name="NextExpiryAt">When the next lot with money in it expires, or null.</param>
/// <param name="NextExpiryAmount">What it holds, in millionths.</param>
public sealed record BalanceView(
    Account Account,
    long Balance,
    long InGrace,
    BalanceState State,
    AutoRecharge AutoRecharge,
    DateTimeOffset? NextExpiryAt,
    long? NextExpiryAmount);

/// <summary>Answers what was paid in, what is left and what happened to it.</summary>
/// <param name="context">What operations work with.</param>
public sealed class LedgerQueries(OperationContext context)
{
    /// <summary>The balance (law L2).</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <returns>What the account has now.</returns>
    public BalanceView Balance(string? accountName)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        IAccountBooks books = view.Of(account);
        DateTimeOffset now = context.Now;
        IReadOnlyList<Lot> lots = books.Ledger.Lots(includeSpent: false);
        LotShelf shelf = new(lots, books.Ledger.Overdraft());
        AutoRecharge settings = books.Funding.AutoRecharge();
        List<Lot> alive = [.. lots.Where(lot => lot.ExpiresAt > now && lot.Remaining > 0)];
        DateTimeOffset? nextExpiry = alive.Count == 0 ? null : alive.Min(lot => lot.ExpiresAt);
        long balance = shelf.BalanceAt(now);
        return new BalanceView(
            account,
            balance,
            shelf.InGraceAt(now),
            StateOf(balance, NoticePolicy.LowBelow(settings, books.Notices.Settings())),
            settings,
            nextExpiry,
            nextExpiry is null ? null : alive.Where(lot => lot.ExpiresAt == nextExpiry).Sum(lot => lot.Remaining));
    }

    /// <summary>The lots, oldest purchase first.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="includeSpent">Whether lots with nothing left are among them.</param>
    /// <returns>The account and its lots.</returns>
    public (Account Account, IReadOnlyList<Lot> Lots) Funds(string? accountName, bool includeSpent) =>
        Ask(accountName, books => books.Ledger.Lots(includeSpent));

    /// <summary>One order.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="orderId">The order.</param>
    /// <returns>The account and the order.</returns>
    /// <exception cref="CommsCreditException"><c>OrderNotFound</c>.</exception>
    public (Account Account, Order Order) Order(string? accountName, Guid orderId) =>
        Ask(accountName, books => books.Funding.FindOrder(orderId) ?? throw FundingErrors.OrderNotFound(orderId));

    /// <summary>Orders, oldest first.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="from">Inclusive, or null.</param>
    /// <param name="to">Exclusive, or null.</param>
    /// <param name="kind">Only this kind, or null.</param>
    /// <param name="status">Only this status, or null.</param>
    /// <returns>The account and its orders.</returns>
    public (Account Account, IReadOnlyList<Order> Orders) Orders(
        string? accountName, DateTimeOffset? from, DateTimeOffset? to, OrderKind? kind, OrderStatus? status) =>
        Ask(accountName, books => books.Funding.Orders(from, to, kind, status));

    /// <summary>Transactions in the order written, a page at a time, so that no view stays open while a caller works.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="from">Inclusive, by the moment of writing; or null.</param>
    /// <param name="to">Exclusive, or null.</param>
    /// <param name="kind">Only this kind, or null.</param>
    /// <returns>Each posting with its account.</returns>
    public IEnumerable<(Account Account, LedgerLine Line)> Transactions(
        string? accountName, DateTimeOffset? from, DateTimeOffset? to, PostingKind? kind)
    {
        const int PageSize = 1_000;
        long after = 0;
        IReadOnlyList<LedgerLine> page;
        do
        {
            long seen = after;
            (Account account, page) = Ask(accountName, books => books.Ledger.Postings(from, to, kind, seen, PageSize));
            foreach (LedgerLine line in page)
            {
                after = line.Number;
                yield return (account, line);
            }
        }
        while (page.Count == PageSize);
    }

    /// <summary>The accounts of the store.</summary>
    /// <returns>Every account, by name.</returns>
    public IReadOnlyList<Account> Accounts()
    {
        using IUnitOfWork view = context.Store.Read();
        return view.Accounts.All();
    }

    private (Account Account, T Answer) Ask<T>(string? accountName, Func<IAccountBooks, T> question)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        return (account, question(view.Of(account)));
    }

    private static BalanceState StateOf(long balance, long? lowBelow) =>
        balance <= 0 ? BalanceState.Depleted
        : balance < lowBelow ? BalanceState.Low
        : BalanceState.Funded;
}
