namespace CommsCredits.Engine;

/// <summary>Puts together what a usage report is made of.</summary>
/// <param name="context">What operations work with.</param>
public sealed class UsageExports(OperationContext context)
{
    private const int MostMonths = 24;

    /// <summary>A report of calls. They are read when it is written, once; its sums are complete then.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="from">Inclusive, by start; or null.</param>
    /// <param name="to">Exclusive; or null.</param>
    /// <param name="keys">What to sum by; none for one row.</param>
    /// <param name="calls">The calls by start, each with its currency.</param>
    /// <param name="withPools">Whether included minutes belong to it: those of the months of the period, without one from the first call on.</param>
    /// <param name="withMoney">Whether the balance over time belongs to it: where the calls are all that the account had.</param>
    /// <returns>The report.</returns>
    /// <exception cref="CommsCreditException">
    /// <c>AccountNotFound</c>; and, when it is written, <c>CurrencyMismatch</c>: a call is of another currency than the account.
    /// </exception>
    public UsageReport Report(
        string? accountName,
        DateTimeOffset? from,
        DateTimeOffset? to,
        IReadOnlyList<UsageKey> keys,
        IEnumerable<(string Currency, CallView Call)> calls,
        bool withPools,
        bool withMoney)
    {
        Account account;
        DateTimeOffset? firstCall;
        MoneyCourse? money;
        using (IUnitOfWork view = context.Store.Read())
        {
            account = OperationContext.Resolve(view, accountName);
            IAccountBooks books = view.Of(account);
            CallFilter period = new() { From = from, To = to };
            firstCall = books.Calls.Page(period, after: null, limit: 1) is [CallView call, ..] ? call.Record.StartTime : null;
            money = withMoney ? UsageMoney.Over(books.Ledger, firstCall, from, to, context.Now) : null;
        }

        UsageTotals totals = new(keys);
        IReadOnlyList<MinutePoolView> pools = withPools ? Pools(account, from ?? firstCall, to) : [];
        return new UsageReport(
            account, account.Name, from, to, context.Now, totals.Watch(InCurrencyOf(account, calls)), keys, totals, pools, money);
    }

    private static IEnumerable<CallView> InCurrencyOf(Account account, IEnumerable<(string Currency, CallView Call)> calls)
    {
        foreach ((string currency, CallView call) in calls)
        {
            if (!string.Equals(currency, account.Currency.Code, StringComparison.Ordinal))
            {
                throw new CommsCreditException(
                    ErrorIds.CurrencyMismatch,
                    $"Call {call.Record.UsageId} is charged in {currency}, the account {account.Name} is kept in {account.Currency.Code}.",
                    call.Record.UsageId,
                    "Name the account of the calls with -Account, and export each account's calls apart.");
            }

            yield return call;
        }
    }

    private List<MinutePoolView> Pools(Account account, DateTimeOffset? from, DateTimeOffset? to)
    {
        MinutePoolQueries queries = new(context);
        bool isPast = to < context.Now && to > DateTimeOffset.MinValue;
        Month last = account.Months.MonthOf(isPast ? to!.Value.AddTicks(-1) : context.Now);
        Month first = from is { } begin && begin < context.Now ? account.Months.MonthOf(begin) : last;
        List<MinutePoolView> pools = [];
        DateOnly day = new(last.Year, last.Number, 1);
        DateOnly earliest = new(first.Year, first.Number, 1);
        for (int months = 0; months < MostMonths && day >= earliest; months++, day = day.AddMonths(-1))
        {
            pools.InsertRange(0, queries.Pools(account.Name, new Month(day.Year, day.Month)).Pools);
            if (day <= DateOnly.MinValue)
            {
                break;
            }
        }

        return pools;
    }
}
