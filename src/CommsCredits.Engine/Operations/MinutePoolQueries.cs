namespace CommsCredits.Engine;

/// <summary>A pool of included minutes as it stands.</summary>
/// <param name="Key">Which pool.</param>
/// <param name="UserPrincipalName">The one user it belongs to, where the plan is not pooled (rule M7).</param>
/// <param name="Total">The month's whole minutes.</param>
/// <param name="Used">Whole minutes already posted, whatever their calls' start.</param>
/// <param name="Available">Whole minutes that calls may still take (rule M6).</param>
public sealed record MinutePoolView(PoolKey Key, string? UserPrincipalName, int Total, int Used, int Available);

/// <summary>The pools of a month.</summary>
/// <param name="Pools">The pools: by country and plan, the tenant-wide conferencing pool last.</param>
/// <param name="Unknown">Plans that are held but whose minutes are not known: they have no pool (design §5).</param>
public sealed record MinutePools(IReadOnlyList<MinutePoolView> Pools, IReadOnlyList<PlanInCountry> Unknown);

/// <summary>Answers how many included minutes there are, and how many are left (rules M1 to M7, A1, A2).</summary>
/// <param name="context">What operations work with.</param>
public sealed class MinutePoolQueries(OperationContext context)
{
    /// <summary>The pools of a month.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="month">The month in the account's time zone (rule M4), or null for this one.</param>
    /// <returns>Each pool that somebody's plan feeds or that calls have used.</returns>
    public MinutePools Pools(string? accountName, Month? month)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        IAccountBooks books = view.Of(account);
        Month wanted = month ?? account.Months.MonthOf(context.Now);
        PoolBook book = new(account, books.Pools, context.AllotmentsOf(books, account));
        List<MinutePoolView> pools = [.. books.Pools.Holdings(wanted)
            .Where(holding => holding.Plan != LicenseGrants.AudioConferencing)
            .SelectMany(holding => Scopes(holding.Plan)
                .Select(scope => ViewOf(book, new PoolKey(wanted, scope, holding.Country, holding.Plan, holding.Holder), holding))),
            ViewOf(book, PoolKey.Conferencing(wanted), holding: null)];
        return new MinutePools([.. pools.Where(pool => pool.Total > 0 || pool.Used > 0)], [.. book.WithoutMinutes]);
    }

    private static IEnumerable<PoolScope> Scopes(LicenseGrants plan) => plan switch
    {
        LicenseGrants.CallingPlanPayAsYouGo => [],
        LicenseGrants.CallingPlanInternational => [PoolScope.Domestic, PoolScope.International],
        _ => [PoolScope.Domestic],
    };

    private static MinutePoolView ViewOf(PoolBook book, PoolKey key, PoolHolding? holding) =>
        new(key, holding?.UserPrincipalName, book.Total(key), book.Used(key), book.Available(key));
}
