using CommsCredits.Engine;
using CommsCredits.Storage;

namespace CommsCredits.Tests;

/// <summary>A store in a folder of its own that goes with the test; a rehearsal store unless a test needs one that reaches outside.</summary>
internal sealed class TestStore : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("commscredits-").FullName;
    private readonly SeededIdSource ids = new("tests");
    private readonly bool rehearsal;

    public TestStore(DateTimeOffset? now = null, bool rehearsal = true)
    {
        this.rehearsal = rehearsal;
        Path = System.IO.Path.Combine(folder, "store.db");
        Open(now ?? Start);
    }

    public string Path { get; }

    public SqliteStore Store { get; private set; } = null!;

    public OperationContext Context { get; private set; } = null!;

    public IPaymentGateway Gateway { get; set; } = new OfflineGateway();

    public IMailSource? Mail { get; set; }

    public void MoveTo(DateTimeOffset now)
    {
        Store.Dispose();
        Open(now);
    }

    public Account WithAccount(string currency = "USD", string country = "US", AccountSettings? settings = null) =>
        new CreateAccount(Context).Execute("Contoso", currency, country, settings ?? new AccountSettings(), null, WriteMode.Commit).Account;

    public Order Fund(decimal amount, DateTimeOffset? purchased = null) =>
        new AddFunds(Context).Execute(new AddFundsRequest(null, amount, PurchaseDate: purchased), WriteMode.Commit);

    public void Rates(params RateCardLine[] lines) =>
        new ImportRateCard(Context).Execute(new RateCardRequest(null, "Test"), lines, WriteMode.Commit);

    public void Card(string prefix, string perMinute) => new ImportRateCard(Context).Execute(
        new RateCardRequest(null, $"Card {prefix}"), [Calls.Rate(prefix, perMinute)], WriteMode.Commit);

    public void User(string name, string location, params string[] licenses)
    {
        new SaveUsers(Context).Execute(
            null, [new UserChange { Identity = name, UsageLocation = location }], null, WriteMode.Commit);
        new AssignLicenses(Context).Grant(new LicenseRequest(null, licenses, [], Start), [name], WriteMode.Commit);
    }

    public UsageImport Import(params CallRecord[] records) => Import(WriteMode.Commit, records);

    public UsageImport Import(WriteMode mode, params CallRecord[] records) => ImportTo(null, mode, records);

    public UsageImport ImportTo(string? account, WriteMode mode, params CallRecord[] records) => new ImportUsage(Context, new MemorySorter()).Execute(
        new ImportUsageRequest(account), new MemorySource(records), new MemoryRejects(), null, mode, CancellationToken.None);

    /// <summary>The usage ids of calls, read page by page.</summary>
    public List<Guid> Pages(CallFilter filter, int limit, int account = 0)
    {
        using IUnitOfWork view = Store.Read();
        ICallTable calls = view.Of(view.Accounts.All()[account]).Calls;
        List<Guid> ids = [];
        CallCursor? after = null;
        for (IReadOnlyList<CallView> page = calls.Page(filter, after, limit); page.Count > 0; page = calls.Page(filter, after, limit))
        {
            ids.AddRange(page.Select(call => call.Record.UsageId));
            after = new CallCursor(page[^1].Record.StartTime, page[^1].Record.UsageId);
        }

        return ids;
    }

    public BalanceView Balance() => new LedgerQueries(Context).Balance(null);

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Open(DateTimeOffset now)
    {
        SqliteStoreOptions options = new(Path) { BusyTimeout = TimeSpan.FromSeconds(5) };
        Store = SqliteStore.Open(rehearsal ? options with { Rehearsal = true, Now = now } : options);
        Context = new OperationContext(Store, new RehearsalTime(now), ids, new Forward(this), "tests") { Mail = Mail };
    }

    private sealed class Forward(TestStore owner) : IPaymentGateway
    {
        public TimeSpan Patience => owner.Gateway.Patience;

        public PaymentOutcome Charge(PaymentRequest request) => owner.Gateway.Charge(request);

        public PaymentOutcome Reconcile(PaymentRequest request) => owner.Gateway.Reconcile(request);
    }

    private sealed class MemorySorter : IRecordSorter
    {
        public IEnumerable<CallRecord> Sort(IEnumerable<CallRecord> records) =>
            records.OrderBy(record => record.StartTime).ThenBy(record => Convert.ToHexString(record.UsageId.ToByteArray(true)));
    }

    internal sealed class MemorySource(CallRecord[] records) : IUsageSource
    {
        public string Name => "memory";

        public long Length => records.Length;

        public IEnumerable<UsageRow> Read(CancellationToken cancellation) =>
            records.Select((record, index) => new UsageRow(index + 2, index, record with { Line = index + 2 }, null));

        public IEnumerable<RejectedRow> ReadRaw(IReadOnlySet<long> lines, CancellationToken cancellation) =>
            lines.Order().Select(line => new RejectedRow(line, string.Empty, string.Empty, "raw"));
    }
}

/// <summary>Keeps rejected rows for a test to look at.</summary>
internal sealed class MemoryRejects : IRejectSink
{
    public List<RejectedRow> Rows { get; } = [];

    public string? Path => null;

    public void Write(RejectedRow row) => Rows.Add(row);
}
