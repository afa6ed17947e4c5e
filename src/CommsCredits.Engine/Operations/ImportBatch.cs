namespace CommsCredits.Engine;

/// <summary>Charges records in transactions of their own: calls, pools and postings become durable together.</summary>
internal sealed class ImportBatch
{
    private readonly OperationContext context;
    private readonly string source;
    private readonly string accountName;
    private readonly bool noRecharge;
    private readonly ImportTally tally;
    private readonly IUnitOfWork? shared;
    private readonly RechargeDesk recharges;
    private readonly RechargeOrders orders;
    private readonly NoticeDesk notices;
    private readonly OwnerDirectory owners;
    private readonly PoolSizes pools;
    private IAccountBooks? current;

    /// <summary>Gets ready.</summary>
    /// <param name="context">What operations work with.</param>
    /// <param name="source">The name of the source.</param>
    /// <param name="accountName">The account.</param>
    /// <param name="noRecharge">Leaves auto-recharge to the next maintenance.</param>
    /// <param name="tally">Counts what becomes of each row.</param>
    /// <param name="shared">The one transaction of a simulated import, or null.</param>
    public ImportBatch(
        OperationContext context, string source, string accountName, bool noRecharge, ImportTally tally, IUnitOfWork? shared)
    {
        this.context = context;
        this.source = source;
        this.accountName = accountName;
        this.noRecharge = noRecharge;
        this.tally = tally;
        this.shared = shared;
        recharges = new RechargeDesk(context);
        orders = new RechargeOrders(context);
        notices = new NoticeDesk(context);
        owners = new OwnerDirectory(() => current!);
        pools = new PoolSizes(() => current!.Pools);
    }

    /// <summary>Charges from an index on, until the end or until a call makes a recharge due.</summary>
    /// <param name="records">Records in the order they are charged.</param>
    /// <param name="from">The first index.</param>
    /// <returns>The index after the last record charged.</returns>
    public int Run(CallRecord[] records, int from)
    {
        int next;
        Order? order;
        using (IUnitOfWork? own = shared is null ? context.Store.Write(WriteMode.Commit) : null)
        {
            IUnitOfWork unit = shared ?? own!;
            Account account = OperationContext.Resolve(unit, accountName);
            IAccountBooks books = unit.Of(account);
            (next, order) = Charge(books, account, records, from);
            own?.Commit();
            if (order is not null && shared is not null)
            {
                Count(recharges.Simulate(books, account, order));
                order = null;
            }
        }

        if (order is not null)
        {
            Count(recharges.Ask(accountName, order));
        }

        return next;
    }

    private (int Next, Order? Order) Charge(IAccountBooks books, Account account, CallRecord[] records, int from)
    {
        current = books;
        long directory = books.Users.Version();
        owners.Refresh(directory);
        pools.Refresh(directory);
        PricingDesk desk = new(context, books, account);
        ChargingState state = desk.StateWith(OrderDesk.ShelfOf(books), pools);
        Charger charger = new(state, desk.Reader());
        RechargeWatch watch = new(books, account, noRecharge, context.Now);
        Dictionary<Guid, StoredCall> known = new(books.Calls.FindExisting([.. records.Skip(from).Select(record => record.UsageId)]));
        List<PricedCall> calls = [];
        int index = from;
        bool due = false;
        for (; index < records.Length && !due; index++)
        {
            CallRecord record = records[index];
            if (known.TryGetValue(record.UsageId, out StoredCall? stored))
            {
                CountKnown(stored, record);
                continue;
            }

            PricedCall call = charger.Charge(record, desk.PartiesOf(owners, record));
            known.Add(record.UsageId, StoredCall.Of(record));
            calls.Add(call);
            Count(call);
            due = call.Draws.Count > 0 && watch.IsDue(state.Balance);
        }

        Write(books, state, calls);
        tally.UnknownPools.UnionWith(state.Pools.WithoutMinutes);
        Order? order = due ? orders.OpenIfDue(books, account, state.Balance) : null;
        notices.Pools(books, account, state.Pools);
        notices.Look(books);
        return (index, order);
    }

    private void Write(IAccountBooks books, ChargingState state, List<PricedCall> calls)
    {
        if (calls.Count == 0)
        {
            return;
        }

        long batch = books.Calls.OpenBatch(source, context.Now);
        books.Calls.Insert(batch, calls);
        foreach ((PoolKey pool, int minutes) in state.Pools.Taken)
        {
            books.Pools.AddUse(pool, minutes);
        }

        foreach (((int user, Month month), long micros) in state.Spending.Added)
        {
            books.Spending.Add(user, month, micros);
        }

        var sums = calls
            .SelectMany(call => call.Draws.Select(draw => (draw, Day: DateOnly.FromDateTime(call.Record.StartTime.UtcDateTime))))
            .GroupBy(part => (part.draw.LotNumber, part.Day))
            .OrderBy(group => group.Key.Day)
            .ThenBy(group => group.Key.LotNumber);
        foreach (var sum in sums)
        {
            books.Ledger.Post(Posting.Usage(
                context.Ids.Next(),
                batch,
                sum.Key.LotNumber,
                sum.Key.Day,
                sum.Sum(part => part.draw.Micros),
                sum.Count(),
                context.Now));
        }
    }

    private void CountKnown(StoredCall stored, CallRecord record)
    {
        if (stored.Agrees(record))
        {
            tally.Duplicates++;
        }
        else
        {
            tally.Conflict(record);
        }
    }

    private void Count(PricedCall call)
    {
        tally.Imported++;
        tally.PoolMinutes += call.Quote.PoolMinutes;
        tally.Charged += call.Quote.Charge ?? 0;
        tally.Unrated += call.Quote.Charge is null ? 1 : 0;
    }

    private void Count(IReadOnlyList<Order> orders) => tally.Recharges += orders.Count(order => order.Status == OrderStatus.Settled);
}
