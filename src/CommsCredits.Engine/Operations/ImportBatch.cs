namespace CommsCredits.Engine;

/// <summary>
/// Charges records in transactions of their own: calls, pools, postings, daily sums and the progress of the file become durable
/// together.
/// </summary>
internal sealed class ImportBatch
{
    private readonly OperationContext context;
    private readonly string source;
    private readonly string accountName;
    private readonly bool noRecharge;
    private readonly ImportTally tally;
    private readonly FileCourse course;
    private readonly IUnitOfWork? shared;
    private readonly int size;
    private readonly RechargeDesk recharges;
    private readonly RechargeOrders orders;
    private readonly NoticeDesk notices;
    private readonly OwnerDirectory owners;
    private readonly PoolSizes pools;
    private readonly GatedSources gated;
    private readonly object gate = new();
    private readonly StoredIds stored;
    private readonly Dictionary<Guid, StoredCall> fresh = [];
    private IAccountBooks? current;
    private IAccountBooks? reading;

    /// <summary>Gets ready.</summary>
    /// <param name="context">What operations work with.</param>
    /// <param name="source">The name of the source.</param>
    /// <param name="accountName">The account.</param>
    /// <param name="noRecharge">Leaves auto-recharge to the next maintenance.</param>
    /// <param name="tally">Counts what becomes of each row.</param>
    /// <param name="course">How far the file is.</param>
    /// <param name="stored">What is known of the ids in the store.</param>
    /// <param name="shared">The one transaction of a simulated import, or null.</param>
    /// <param name="size">The most records of one transaction.</param>
    public ImportBatch(
        OperationContext context,
        string source,
        string accountName,
        bool noRecharge,
        ImportTally tally,
        FileCourse course,
        StoredIds stored,
        IUnitOfWork? shared,
        int size)
    {
        this.context = context;
        this.source = source;
        this.accountName = accountName;
        this.noRecharge = noRecharge;
        this.tally = tally;
        this.course = course;
        this.stored = stored;
        this.shared = shared;
        this.size = size;
        recharges = new RechargeDesk(context);
        orders = new RechargeOrders(context);
        notices = new NoticeDesk(context);
        owners = new OwnerDirectory(() => reading!);
        gated = new GatedSources(() => current!, gate);
        pools = new PoolSizes(() => gated);
    }

    /// <summary>Charges one batch: until it is full, the records end, or a call makes a recharge due.</summary>
    /// <param name="feed">Records in the order they are charged.</param>
    /// <param name="cancellation">Ends the batch early; what was charged is kept.</param>
    public void Run(RecordFeed feed, CancellationToken cancellation)
    {
        Order? order;
        using (IUnitOfWork? own = shared is null ? context.Store.Write(WriteMode.Commit) : null)
        {
            IUnitOfWork unit = shared ?? own!;
            // What was committed is looked up beside the transaction, which is busy writing; nobody else can commit meanwhile.
            using IUnitOfWork? view = own is null ? null : context.Store.Read();
            Account account = OperationContext.Resolve(unit, accountName);
            IAccountBooks books = unit.Of(account);
            reading = view?.Of(account) ?? books;
            order = Charge(books, account, feed, cancellation);

            // With a view open the log could not be folded into the file, and would grow with every batch.
            view?.Dispose();
            own?.Commit();
            tally.Keep();
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
    }

    private Order? Charge(IAccountBooks books, Account account, RecordFeed feed, CancellationToken cancellation)
    {
        current = books;

        // What earlier batches stored is found in the store by now, also within one transaction.
        fresh.Clear();
        long directory = books.Users.Version();
        owners.Refresh(directory);
        pools.Refresh(directory);
        PricingDesk desk = new(context, books, account);
        ChargingState state = desk.StateWith(OrderDesk.ShelfOf(books), pools, gated);
        Charger charger = new(state, desk.Reader());
        RechargeWatch watch = new(books, account, noRecharge, context.Now);
        PostingSums sums = new();
        using LazyWriter writer = new(() => Open(books));
        bool speaks = stored.SpeaksAfter(books.Calls.LastBatch());
        int taken = 0;
        bool due = false;
        while (!due && taken < size && !cancellation.IsCancellationRequested)
        {
            ArraySegment<CallRecord> ahead = feed.Peek(size - taken);
            if (ahead.Count == 0)
            {
                break;
            }

            List<Guid> doubtful = new(speaks ? 16 : ahead.Count);
            foreach (CallRecord record in ahead)
            {
                if (!speaks || stored.MayHave(record.UsageId))
                {
                    doubtful.Add(record.UsageId);
                }
            }

            IReadOnlyDictionary<Guid, StoredCall> there = reading!.Calls.FindExisting(doubtful);
            List<PricedCall> priced = new(ahead.Count);
            int index = 0;
            for (; index < ahead.Count && !due; index++)
            {
                CallRecord record = ahead[index];
                bool isNew = speaks && !stored.MayHave(record.UsageId);
                if (!isNew && (there.TryGetValue(record.UsageId, out StoredCall known) || fresh.TryGetValue(record.UsageId, out known)))
                {
                    CountKnown(known, record);
                    continue;
                }

                PricedCall call = charger.Charge(record, desk.PartiesOf(owners, record));
                fresh.Add(record.UsageId, StoredCall.Of(record));
                stored.Add(record.UsageId);
                priced.Add(call);
                sums.Add(call);
                Count(call);
                due = call.Draws.Count > 0 && watch.IsWatching && IsDue(watch, state.Balance);
            }

            feed.Take(index);
            taken += index;
            if (priced.Count > 0)
            {
                writer.Value.Add([.. priced]);
            }

            tally.Report();
        }

        bool ended = feed.Peek(1).Count == 0 && !cancellation.IsCancellationRequested;
        Write(books, state, sums, writer);
        if (taken > 0 || ended)
        {
            course.Save(books.Imports, taken, ended);
        }

        tally.UnknownPools.UnionWith(state.Pools.WithoutMinutes);
        Order? order = due ? orders.OpenIfDue(books, account, state.Balance) : null;
        notices.Pools(books, account, state.Pools);
        notices.Look(books);
        return order;
    }

    private BatchWriter Open(IAccountBooks books)
    {
        BatchWriter writer = new(books.Calls.OpenBatch(source, context.Now), gate, apart: shared is null);
        stored.Opened(writer.Number);
        return writer;
    }

    private bool IsDue(RechargeWatch watch, long balance)
    {
        if (!watch.MayBeDue(balance))
        {
            return false;
        }

        lock (gate)
        {
            return watch.IsDue(balance);
        }
    }

    private void Write(IAccountBooks books, ChargingState state, PostingSums sums, LazyWriter writer)
    {
        if (!writer.IsUsed)
        {
            return;
        }

        writer.Value.Complete();
        foreach ((PoolKey pool, int minutes) in state.Pools.Taken)
        {
            books.Pools.AddUse(pool, minutes);
        }

        foreach (((int user, Month month), long micros) in state.Spending.Added)
        {
            books.Spending.Add(user, month, micros);
        }

        foreach ((int lot, DateOnly day, long micros, int calls) in sums.InOrder())
        {
            books.Ledger.Post(Posting.Usage(context.Ids.Next(), writer.Value.Number, lot, day, micros, calls, context.Now));
        }
    }

    private void CountKnown(in StoredCall stored, CallRecord record)
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

    /// <summary>The writer of a batch, opened at its first call.</summary>
    private sealed class LazyWriter(Func<BatchWriter> open) : IDisposable
    {
        private BatchWriter? writer;

        public bool IsUsed => writer is not null;

        public BatchWriter Value => writer ??= open();

        public void Dispose() => writer?.Dispose();
    }
}
