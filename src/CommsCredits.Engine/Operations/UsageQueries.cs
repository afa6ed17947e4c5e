namespace CommsCredits.Engine;

/// <summary>Answers which calls there were and what they sum up to.</summary>
/// <param name="context">What operations work with.</param>
public sealed class UsageQueries(OperationContext context)
{
    private const int PageSize = 1_000;

    /// <summary>Calls by start, a page at a time, so that no view stays open while a caller works.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="filter">Which calls.</param>
    /// <returns>Each call with its account.</returns>
    public IEnumerable<(Account Account, CallView Call)> Calls(string? accountName, CallFilter filter)
    {
        CallCursor? after = null;
        IReadOnlyList<CallView> page;
        do
        {
            Account account;
            using (IUnitOfWork view = context.Store.Read())
            {
                account = OperationContext.Resolve(view, accountName);
                page = view.Of(account).Calls.Page(filter, after, PageSize);
            }

            foreach (CallView call in page)
            {
                after = new CallCursor(call.Record.StartTime, call.Record.UsageId);
                yield return (account, call);
            }
        }
        while (page.Count == PageSize);
    }

    /// <summary>Sums of calls.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="keys">What to group by; none for one row.</param>
    /// <param name="from">Inclusive, by start; or null.</param>
    /// <param name="to">Exclusive; or null.</param>
    /// <returns>The account and the rows, ordered by their keys.</returns>
    public (Account Account, IReadOnlyList<UsageSum> Sums) Measure(
        string? accountName, IReadOnlyList<UsageKey> keys, DateTimeOffset? from, DateTimeOffset? to)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        return (account, view.Of(account).Calls.Measure(keys, from, to));
    }
}
