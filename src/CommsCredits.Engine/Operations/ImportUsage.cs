namespace CommsCredits.Engine;

/// <summary>How an import runs.</summary>
/// <param name="Account">The account, or null for the default.</param>
/// <param name="NoRecharge">Leaves auto-recharge to the next maintenance.</param>
public sealed record ImportUsageRequest(string? Account, bool NoRecharge = false);

/// <summary>How far an import is.</summary>
/// <param name="Position">Bytes read.</param>
/// <param name="Length">Bytes in all; 0 where not known.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Charged">Rows stored or recognised.</param>
public readonly record struct ImportProgress(long Position, long Length, long Rows, long Charged);

/// <summary>What an import did; Rows = Imported + Duplicates + Rejected + Skipped, Unrated is part of Imported.</summary>
/// <param name="Source">The file or address.</param>
/// <param name="Rows">Data rows.</param>
/// <param name="Imported">Calls stored now.</param>
/// <param name="Duplicates">Calls stored before.</param>
/// <param name="Rejected">Rows that cannot be used.</param>
/// <param name="Skipped">Direct Routing rows.</param>
/// <param name="Unrated">Calls without a price.</param>
/// <param name="PoolMinutes">Included minutes taken.</param>
/// <param name="Charged">Millionths taken from the credits.</param>
/// <param name="Recharges">Recharge orders that were settled.</param>
/// <param name="BalanceAfter">The balance at the end, in millionths.</param>
/// <param name="RejectPath">Where rejected rows went, or null.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="UnknownPools">Plans that were asked for minutes and have none that are known: such calls go to the credits.</param>
/// <param name="Account">The account.</param>
public sealed record UsageImport(
    string Source,
    long Rows,
    long Imported,
    long Duplicates,
    long Rejected,
    long Skipped,
    long Unrated,
    long PoolMinutes,
    long Charged,
    int Recharges,
    long BalanceAfter,
    string? RejectPath,
    TimeSpan Elapsed,
    IReadOnlyList<PlanInCountry> UnknownPools,
    Account Account);

/// <summary>Takes in a usage export: every call once, charged in the order (start, usage id), in whole batches.</summary>
/// <param name="context">What operations work with.</param>
/// <param name="sorter">Puts the records in order without holding them all.</param>
/// <param name="batchSize">The most records of one transaction, 1 or more: larger ones are quicker, and more is done again after a kill.</param>
public sealed class ImportUsage(OperationContext context, IRecordSorter sorter, int batchSize = ImportUsage.DefaultBatch)
{
    /// <summary>The records of one transaction unless told otherwise.</summary>
    public const int DefaultBatch = 100_000;

    private readonly int batchSize = batchSize >= 1 ? batchSize : throw new ArgumentOutOfRangeException(nameof(batchSize));

    /// <summary>Imports one source.</summary>
    /// <param name="request">How it runs.</param>
    /// <param name="source">Where the rows come from.</param>
    /// <param name="rejects">Where bad rows go.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="mode">Whether it is kept; simulated, the whole source runs in one transaction that is rolled back.</param>
    /// <param name="cancellation">Ends it after a whole batch; what was committed stays.</param>
    /// <returns>What it did.</returns>
    /// <exception cref="CommsCreditException">AccountNotFound, StoreBusy, or what the source throws.</exception>
    public UsageImport Execute(
        ImportUsageRequest request,
        IUsageSource source,
        IRejectSink rejects,
        IProgress<ImportProgress>? progress,
        WriteMode mode,
        CancellationToken cancellation)
    {
        long started = context.Clock.GetTimestamp();
        ImportTally tally = new(source, rejects, progress);
        string accountName = AccountNameOf(request);
        using UsageScan? scan = LookThrough(source, accountName, cancellation);
        if (mode == WriteMode.Commit && !request.NoRecharge)
        {
            // An order without an answer stands in the way of every further one (law L14): a kill may have left it.
            tally.Recharges += new ReconcileOrders(context).Execute(accountName).Count(order => order is
                { Kind: OrderKind.Recharge, Status: OrderStatus.Settled });
        }

        using IUnitOfWork? shared = mode == WriteMode.Simulate ? context.Store.Write(mode) : null;
        FileCourse course = CourseOf(scan, accountName, shared, tally);
        if (course.Known is { } known)
        {
            tally.Known(known, course.Done);
        }
        else
        {
            tally.Duplicates = course.Done;
            using RecordFeed feed = new(Records(tally, scan, course.Done, cancellation), cancellation);
            ImportJob job = new(source.Name, source.Length, accountName, request.NoRecharge, batchSize, shared);
            ImportTurn turn = new(context, job, tally, course);

            // What has to be sorted is read before the store is held.
            feed.Peek(1);
            do
            {
                turn.Run(feed, cancellation);
                cancellation.ThrowIfCancellationRequested();
                tally.Report();
            }
            while (feed.Peek(1).Count > 0);
            cancellation.ThrowIfCancellationRequested();
        }

        tally.WriteConflicts(cancellation);
        return Result(accountName, source, tally, context.Clock.GetElapsedTime(started), shared);
    }

    private UsageScan? LookThrough(IUsageSource source, string accountName, CancellationToken cancellation)
    {
        if (!WarmStart.IsWorthwhile(source))
        {
            return source.Scan(cancellation);
        }

        Task<UsageScan?> scan = Task.Factory.StartNew(
            () => source.Scan(cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            _ = new WarmStart(context).Run(accountName, source, cancellation);
        }
        finally
        {
            ((IAsyncResult)scan).AsyncWaitHandle.WaitOne();
        }

        return scan.GetAwaiter().GetResult();
    }

    private FileCourse CourseOf(UsageScan? scan, string accountName, IUnitOfWork? shared, ImportTally tally)
    {
        using IUnitOfWork? own = shared is null ? context.Store.Read() : null;
        IUnitOfWork view = shared ?? own!;
        return new FileCourse(scan, view.Of(OperationContext.Resolve(view, accountName)).Imports, tally);
    }

    private IEnumerable<CallRecord> Records(ImportTally tally, UsageScan? scan, long done, CancellationToken cancellation)
    {
        IEnumerable<CallRecord> records = tally.Records(cancellation);
        IEnumerable<CallRecord> ordered = scan is { InOrder: true } ? new RecordsInOrder(records) : sorter.Sort(records);
        return done == 0 ? ordered : ordered.Skip(checked((int)done));
    }

    private string AccountNameOf(ImportUsageRequest request)
    {
        using IUnitOfWork view = context.Store.Read();
        return OperationContext.Resolve(view, request.Account).Name;
    }

    private UsageImport Result(string accountName, IUsageSource source, ImportTally tally, TimeSpan elapsed, IUnitOfWork? shared)
    {
        using IUnitOfWork? own = shared is null ? context.Store.Read() : null;
        IUnitOfWork view = shared ?? own!;
        Account account = OperationContext.Resolve(view, accountName);
        return new UsageImport(
            source.Name,
            tally.Rows,
            tally.Imported,
            tally.Duplicates,
            tally.Rejected,
            tally.Skipped,
            tally.Unrated,
            tally.PoolMinutes,
            tally.Charged,
            tally.Recharges,
            OrderDesk.BalanceOf(view.Of(account), context.Now),
            tally.RejectPath,
            elapsed,
            [.. tally.UnknownPools.OrderBy(pool => pool.Country, StringComparer.Ordinal).ThenBy(pool => pool.Plan)],
            account);
    }
}
