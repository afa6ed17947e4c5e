using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>
/// Charges records in transactions of their own: calls, pools, postings, daily sums and the progress of the file become durable
/// together.
/// </summary>
internal sealed class ImportBatch
{
    private readonly OperationContext context;
    private readonly ImportJob job;
    private readonly ImportTally tally;
    private readonly FileCourse course;
    private readonly KnownCalls known;
    private readonly RechargeDesk recharges;
    private readonly RechargeOrders orders;
    private readonly NoticeDesk notices;
    private readonly OwnerDirectory owners;
    private readonly PoolSizes pools;
    private readonly GatedSources gated;
    private readonly object gate = new();
    private readonly List<PricedCall> priced = [];
    private IAccountBooks? current;
    private IAccountBooks? reading;

    /// <summary>Gets ready.</summary>
    /// <param name="context">What operations work with.</param>
    /// <param name="job">What is imported.</param>
    /// <param name="tally">Counts what becomes of each row.</param>
    /// <param name="course">How far the file is.</param>
    public ImportBatch(OperationContext context, ImportJob job, ImportTally tally, FileCourse course)
    {
        this.context = context;
        this.job = job;
        this.tally = tally;
        this.course = course;
        known = new KnownCalls(job.Rows, job.BatchSize);
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
        using (IUnitOfWork? own = job.Shared is null ? context.Store.Write(WriteMode.Commit) : null)
        {
            IUnitOfWork unit = job.Shared ?? own!;
            // What was committed is looked up beside the transaction, which is busy writing; nobody else can commit meanwhile.
            using IUnitOfWork? view = own is null ? null : context.Store.Read();
            Account account = OperationContext.Resolve(unit, job.Account);
            IAccountBooks books = unit.Of(account);
            reading = view?.Of(account) ?? books;
            using LazyWriter writer = new(() => Open(books));
            Charged charged = Charge(books, account, feed, writer, cancellation);
            if (own is null)
            {
                order = Finish(books, account, charged, writer);
            }
            else
            {
                // The rest of the batch is the disk's turn; the next records can be read meanwhile, but not priced.
                order = feed.ReadDuring(() =>
                {
                    Order? due = Finish(books, account, charged, writer);

                    // With a view open the log could not be folded into the file, and would grow with every batch.
                    view!.Dispose();
                    own.Commit();
                    return due;
                });
            }

            tally.Keep();
            if (order is not null && job.Shared is not null)
            {
                Count(recharges.Simulate(books, account, order));
                order = null;
            }
        }

        if (order is not null)
        {
            Count(recharges.Ask(job.Account, order));
        }
    }

    [MethodImpl(Compiled.AtOnce)]
    private Charged Charge(
        IAccountBooks books, Account account, RecordFeed feed, LazyWriter writer, CancellationToken cancellation)
    {
        current = books;
        long directory = books.Users.Version();
        owners.Refresh(directory);
        pools.Refresh(directory);
        PricingDesk desk = new(context, books, account);
        ChargingState state = desk.StateWith(OrderDesk.ShelfOf(books), pools, gated);
        Charger charger = new(state, desk.Reader());
        RechargeWatch watch = new(books, account, job.NoRecharge, context.Now);
        PostingSums sums = new();
        known.Begin(reading!.Calls, books.Calls.LastBatch());
        int taken = 0;
        bool due = false;
        while (!due && taken < job.BatchSize && !cancellation.IsCancellationRequested)
        {
            ArraySegment<CallRecord> ahead = feed.Peek(job.BatchSize - taken);
            if (ahead.Count == 0)
            {
                break;
            }

            known.Look(ahead);
            priced.Clear();
            int index = 0;
            for (; index < ahead.Count && !due; index++)
            {
                CallRecord record = ahead[index];
                if (known.TryFind(index, record, out StoredCall stored))
                {
                    CountKnown(stored, record);
                    continue;
                }

                PricedCall call = charger.Charge(record, desk.PartiesOf(owners, record));
                known.Add(record);
                priced.Add(call);
                sums.Add(call);
                Count(call);
                due = call.Draws.Count > 0 && watch.IsWatching && IsDue(watch, state.Balance);
            }

            feed.Take(index);
            taken += index;
            if (priced.Count > 0)
            {
                writer.Value.Add(priced);
            }
        }

        return new Charged(state, sums, taken, due, feed.Peek(1).Count == 0 && !cancellation.IsCancellationRequested);
    }

    private Order? Finish(IAccountBooks books, Account account, Charged charged, LazyWriter writer)
    {
        ChargingState state = charged.State;
        Write(books, state, charged.Sums, writer);
        if (charged.Taken > 0 || charged.Ended)
        {
            course.Save(books.Imports, charged.Taken, charged.Ended);
        }

        tally.UnknownPools.UnionWith(state.Pools.WithoutMinutes);
        Order? order = charged.Due ? orders.OpenIfDue(books, account, state.Balance) : null;
        notices.Pools(books, account, state.Pools);
        notices.Look(books);
        return order;
    }

    private BatchWriter Open(IAccountBooks books)
    {
        BatchWriter writer = new(books.Calls.OpenBatch(job.Source, context.Now), gate, apart: job.Shared is null);
        known.Opened(writer.Number);
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

    [MethodImpl(Compiled.AtOnce)]
    private void Count(PricedCall call)
    {
        tally.Imported++;
        tally.PoolMinutes += call.Quote.PoolMinutes;
        tally.Charged += call.Quote.Charge ?? 0;
        tally.Unrated += call.Quote.Charge is null ? 1 : 0;
    }

    private void Count(IReadOnlyList<Order> orders) => tally.Recharges += orders.Count(order => order.Status == OrderStatus.Settled);

    /// <summary>What became of a batch before anything but its calls is written.</summary>
    private sealed record Charged(ChargingState State, PostingSums Sums, int Taken, bool Due, bool Ended);

    /// <summary>The writer of a batch, opened at its first call.</summary>
    private sealed class LazyWriter(Func<BatchWriter> open) : IDisposable
    {
        private BatchWriter? writer;

        public bool IsUsed => writer is not null;

        public BatchWriter Value => writer ??= open();

        public void Dispose() => writer?.Dispose();
    }
}
