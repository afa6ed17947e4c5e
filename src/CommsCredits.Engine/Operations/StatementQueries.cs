namespace CommsCredits.Engine;

/// <summary>Answers what happened to an account's money in a month.</summary>
/// <param name="context">What operations work with.</param>
public sealed class StatementQueries(OperationContext context)
{
    /// <summary>The statement of a month.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="month">The month in the account's time zone (rule M4), this one at the latest.</param>
    /// <returns>The statement; of a month that is not over, as far as it has come.</returns>
    /// <exception cref="CommsCreditException">AccountNotFound, or <c>MonthInvalid</c>: the month has not begun.</exception>
    public Statement Of(string? accountName, Month month)
    {
        IReadOnlyList<MinutePoolView> pools = new MinutePoolQueries(context).Pools(accountName, month).Pools;
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        IAccountBooks books = view.Of(account);
        DateTimeOffset now = context.Now;
        (DateTimeOffset from, DateTimeOffset to) = account.Months.Bounds(month);
        if (from > now)
        {
            throw NotBegun(month, account);
        }

        LedgerPeriod read = new(books.Ledger, from, to);
        IReadOnlyList<Lot> lots = books.Ledger.Lots(includeSpent: true);
        DateTimeOffset end = now < to ? now : to;
        List<StatementLot> left = [.. lots
            .Select(lot => new StatementLot(lot, read.RemainingOf(lot.Number)))
            .Where(lot => lot.Remaining > 0)
            .OrderBy(lot => lot.Lot.ExpiresAt)
            .ThenBy(lot => lot.Lot.Number)];
        Dictionary<string, PaymentMethod> methods = books.Funding.PaymentMethods()
            .ToDictionary(method => method.Name, StringComparer.OrdinalIgnoreCase);
        return new Statement
        {
            Account = account,
            Month = month,
            From = from,
            To = to,
            MadeAt = now,
            Opening = read.Opening,
            Closing = read.Closing,
            ClosingInGrace = left.Where(lot => lot.Lot.ExpiresAt <= end).Sum(lot => lot.Remaining),
            Flows = read.Flows,
            Payments = Payments(books.Funding, read, lots, methods),
            OrdersWithoutFunds = [.. books.Funding.Orders(from, to, kind: null, status: null)
                .Where(order => order.LotId is null)
                .Select(order => new StatementOrder(order, MethodOf(order, methods)))],
            Corrections = [.. read.Postings.Where(posting => posting.Kind == PostingKind.Correction)],
            Expired = [.. read.Postings.Where(posting => posting.Kind == PostingKind.Expiry)],
            Lots = left,
            ByDepartment = books.Calls.MeasureImported([UsageKey.Department], from, to),
            ByUser = books.Calls.MeasureImported([UsageKey.User], from, to),
            CallDays = CallDays(read),
            Pools = pools,
            Money = read.Course(TimeZoneInfo.FindSystemTimeZoneById(account.Settings.TimeZone), end),
        };
    }

    private static List<StatementPayment> Payments(
        IFundingTable funding, LedgerPeriod read, IReadOnlyList<Lot> lots, Dictionary<string, PaymentMethod> methods)
    {
        List<StatementPayment> payments = [];
        foreach (Posting posting in read.Postings.Where(posting => posting.Kind is PostingKind.Funding or PostingKind.Recharge))
        {
            int number = posting.Entries.First(entry => entry.Book == Book.Lot && entry.Micros > 0).LotNumber;
            Lot lot = lots.First(found => found.Number == number);
            Order? order = funding.FindOrder(lot.OrderId);
            payments.Add(new StatementPayment(posting, order, order is null ? null : MethodOf(order, methods), lot));
        }

        return payments;
    }

    // A method may be gone or renewed since: the order keeps its name, which is then all that can be told.
    private static PaymentMethod? MethodOf(Order order, Dictionary<string, PaymentMethod> methods) =>
        order.PaymentMethod is { } name ? methods.GetValueOrDefault(name) : null;

    private static (DateOnly First, DateOnly Last)? CallDays(LedgerPeriod read)
    {
        List<DateOnly> days = [.. read.Postings
            .Where(posting => posting.Kind == PostingKind.Usage)
            .Select(posting => DateOnly.FromDateTime(posting.EffectiveAt.UtcDateTime))];
        return days.Count == 0 ? null : (days.Min(), days.Max());
    }

    private static CommsCreditException NotBegun(Month month, Account account) => new(
        ErrorIds.MonthInvalid,
        $"The month {month} has not begun in the account's time zone, {account.Settings.TimeZone}.",
        month.ToString(),
        "Give this month or an earlier one.");
}
