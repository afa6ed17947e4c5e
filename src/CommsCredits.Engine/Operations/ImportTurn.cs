using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CommsCredits.Engine;

/// <summary>
/// Charges records in batches for as long as it has the store to itself. A batch is one transaction: calls, pools, postings, daily
/// sums and the progress of the file become durable together.
/// </summary>
/// <remarks>
/// Within a turn nobody else changes anything, so the next batch is priced from the state of the last while that one still becomes
/// durable (docs/adr/0014). A turn is short, because others wait for it.
/// </remarks>
internal sealed class ImportTurn
{
    // What calls share is remembered as long as the turn.
    private const int MostBatches = 10;
    private const int OwnersAhead = 6;
    private const int FactsAhead = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly OperationContext context;
    private readonly ImportJob job;
    private readonly ImportTally tally;
    private readonly FileCourse course;
    private readonly KnownCalls known;
    private readonly BatchPosting posting;
    private readonly RechargeDesk recharges;
    private readonly RechargeOrders orders;
    private readonly OwnerDirectory owners;
    private readonly PoolSizes pools;
    private readonly GatedSources gated;
    private readonly object gate = new();
    private readonly List<CallParties> parties = [];
    private readonly List<PricedCall> priced = [];
    private IAccountBooks? current;
    private LazyView? view;
    private BatchWriter? writer;

    /// <summary>Gets ready.</summary>
    /// <param name="context">What operations work with.</param>
    /// <param name="job">What is imported.</param>
    /// <param name="tally">Counts what becomes of each row.</param>
    /// <param name="course">How far the file is.</param>
    public ImportTurn(OperationContext context, ImportJob job, ImportTally tally, FileCourse course)
    {
        this.context = context;
        this.job = job;
        this.tally = tally;
        this.course = course;
        known = new KnownCalls(job.Rows, job.BatchSize);
        posting = new BatchPosting(context, course);
        recharges = new RechargeDesk(context);
        orders = new RechargeOrders(context);
        owners = new OwnerDirectory(() => view!.Books);
        gated = new GatedSources(() => current!, gate, () => writer?.Settle());
        pools = new PoolSizes(() => gated);
    }

    /// <summary>Charges records until the turn is over, the records end, or a call makes a recharge due.</summary>
    /// <param name="feed">Records in the order they are charged.</param>
    /// <param name="cancellation">Ends the turn early; what was charged is kept.</param>
    public void Run(RecordFeed feed, CancellationToken cancellation)
    {
        Order? order;
        using (IUnitOfWork? own = job.Shared is null ? context.Store.Write(WriteMode.Commit) : null)
        {
            IUnitOfWork unit = job.Shared ?? own!;
            Account account = OperationContext.Resolve(unit, job.Account);
            IAccountBooks books = unit.Of(account);
            current = books;
            // What was committed is looked up beside the transaction, which is busy writing; nobody else can commit meanwhile.
            using LazyView aside = view = new LazyView(context.Store, account, own is null ? books : null);
            try
            {
                order = Charge(new Turn(own, account, books), feed, cancellation);
            }
            finally
            {
                writer?.Dispose();
                writer = null;
            }

            if (order is not null && own is null)
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

    private Order? Charge(Turn turn, RecordFeed feed, CancellationToken cancellation)
    {
        long started = context.Clock.GetTimestamp();
        IAccountBooks books = turn.Books;
        long directory = books.Users.Version();
        owners.Refresh(directory);
        pools.Refresh(directory);
        PricingDesk desk = new(context, books, turn.Account);
        ChargingState state = desk.StateWith(OrderDesk.ShelfOf(books), pools, gated);
        Pricing pricing = new(desk, new Charger(state, desk.Reader()), new RechargeWatch(books, turn.Account, job.NoRecharge, context.Now));
        long number = known.Begin(turn.Account.Id, books.Calls);
        for (int batches = 1; ; batches++)
        {
            OpenBatch batch = new(number + 1);
            Fill(batch, turn, state, pricing, feed, cancellation);
            number += batch.HasCalls ? 1 : 0;
            bool hasMore = turn.Own is not null && !batch.Due && !batch.Ended && !cancellation.IsCancellationRequested;
            bool goesOn = hasMore && batches < MostBatches && context.Clock.GetElapsedTime(started) < Longest;
            EndedBatch ended = End(batch, state);
            if (goesOn)
            {
                PassOn(turn, ended);
                continue;
            }

            tally.UnknownPools.UnionWith(state.Pools.WithoutMinutes);
            Order? order = Finish(turn, ended, batch.Due ? state.Balance : null, feed);
            if (hasMore)
            {
                ForgetTurn();
            }

            return order;
        }
    }

    // A long turn leaves large tables behind, and the runtime would let those of several turns gather: an import of any size keeps
    // within 200 MB.
    private static void ForgetTurn() =>
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);

    [MethodImpl(Compiled.AtOnce)]
    private void Fill(
        OpenBatch batch, Turn turn, ChargingState state, Pricing pricing, RecordFeed feed, CancellationToken cancellation)
    {
        while (!batch.Due && batch.Taken < job.BatchSize && !cancellation.IsCancellationRequested)
        {
            ArraySegment<CallRecord> ahead = feed.Peek(job.BatchSize - batch.Taken);
            if (ahead.Count == 0)
            {
                break;
            }

            known.Look(ahead, view!);
            FindParties(pricing.Desk, ahead);
            priced.Clear();
            int index = 0;
            for (; index < ahead.Count && !batch.Due; index++)
            {
                FetchAhead(index);
                CallRecord record = ahead[index];
                if (known.TryFind(index, record, out StoredCall stored))
                {
                    CountKnown(stored, record);
                    continue;
                }

                PricedCall call = pricing.Charger.Charge(record, parties[index]);
                known.Add(record);
                priced.Add(call);
                batch.Sums.Add(in call);
                Count(in call);
                batch.Due = call.Draws.Count > 0 && pricing.Watch.IsWatching && IsDue(pricing.Watch, state.Balance);
            }

            feed.Take(index);
            batch.Taken += index;
            if (priced.Count > 0)
            {
                Store(batch, turn);
            }

            view!.Dispose();
        }

        batch.Ended = feed.Peek(1).Count == 0 && !cancellation.IsCancellationRequested;
    }

    // One after another in no time, so that what the memory has to bring comes together. A call that is stored needs none.
    [MethodImpl(Compiled.AtOnce)]
    private void FindParties(PricingDesk desk, ReadOnlySpan<CallRecord> records)
    {
        parties.Clear();
        for (int index = 0; index < records.Length; index++)
        {
            owners.FetchAhead(records, index);
            CallRecord record = records[index];
            parties.Add(known.IsStored(index, record) ? default : desk.PartiesOf(owners, record));
        }
    }

    // First the users themselves, then what they lead to.
    [MethodImpl(Compiled.AtOnce)]
    private void FetchAhead(int index)
    {
        if (index + OwnersAhead < parties.Count)
        {
            Ahead.FetchObject(parties[index + OwnersAhead].Owner, lines: 2);
        }

        if (index + FactsAhead < parties.Count)
        {
            parties[index + FactsAhead].Owner?.Fetch();
        }
    }

    private void Store(OpenBatch batch, Turn turn)
    {
        writer ??= new BatchWriter(turn.Books.Calls.OpenBatch(job.Source, context.Now), gate, apart: turn.Own is not null);
        if (!batch.HasCalls)
        {
            batch.HasCalls = true;
            known.Opened(batch.Number);
        }

        writer.Add(CollectionsMarshal.AsSpan(priced));
    }

    private EndedBatch End(OpenBatch batch, ChargingState state)
    {
        IReadOnlyDictionary<PoolKey, int> taken = state.Pools.PassOn();
        IReadOnlyList<PoolLevel> levels = NoticeDesk.Levels(state.Pools, taken);
        return new EndedBatch(
            batch.HasCalls ? batch.Number : null,
            batch.Sums,
            taken,
            state.Spending.PassOn(),
            levels,
            course.Advance(batch.Taken, batch.Ended),
            tally.Calls);
    }

    // The thread that writes makes the batch durable, while this one prices the next.
    private void PassOn(Turn turn, EndedBatch batch)
    {
        if (writer is null)
        {
            MakeDurable(turn, batch);
        }
        else
        {
            writer.End(() =>
            {
                MakeDurable(turn, batch);
                writer.Next(context.Now);
            });
        }

        known.End();
    }

    private Order? Finish(Turn turn, EndedBatch batch, long? dueAt, RecordFeed feed)
    {
        // The rest of the turn is the disk's; the next records can be read meanwhile, but not priced.
        return turn.Own is null ? Last() : feed.ReadDuring(Last);

        Order? Last()
        {
            writer?.Drain();
            return MakeDurable(turn, batch, dueAt);
        }
    }

    // All that a batch changes becomes durable together.
    private Order? MakeDurable(Turn turn, EndedBatch batch, long? dueAt = null)
    {
        writer?.Complete();
        posting.Post(turn.Books, batch);
        Order? due = dueAt is { } balance ? orders.OpenIfDue(turn.Books, turn.Account, balance) : null;
        posting.Tell(turn.Books, turn.Account, batch);
        turn.Own?.Commit();
        tally.Keep(batch.Calls);
        return due;
    }

    private bool IsDue(RechargeWatch watch, long balance)
    {
        if (!watch.MayBeDue(balance))
        {
            return false;
        }

        writer?.Settle();
        lock (gate)
        {
            return watch.IsDue(balance);
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
    private void Count(in PricedCall call)
    {
        tally.Imported++;
        tally.PoolMinutes += call.Quote.PoolMinutes;
        tally.Charged += call.Quote.Charge ?? 0;
        tally.Unrated += call.Quote.Charge is null ? 1 : 0;
    }

    private void Count(IReadOnlyList<Order> orders) => tally.Recharges += orders.Count(order => order.Status == OrderStatus.Settled);

    /// <summary>The store while nobody else has it; Own is null in the one transaction of a simulated import.</summary>
    private sealed record Turn(IUnitOfWork? Own, Account Account, IAccountBooks Books);

    /// <summary>What prices the calls of a turn.</summary>
    private sealed record Pricing(PricingDesk Desk, Charger Charger, RechargeWatch Watch);

    /// <summary>A batch while its calls are priced.</summary>
    private sealed class OpenBatch(long number)
    {
        public long Number => number;

        public PostingSums Sums { get; } = new();

        public int Taken { get; set; }

        public bool HasCalls { get; set; }

        public bool Due { get; set; }

        public bool Ended { get; set; }
    }
}
