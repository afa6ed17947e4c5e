using CommsCredits.Engine;
using CommsCredits.Storage;

namespace CommsCredits.Proofs;

/// <summary>A store with an account, a card, two users and recipients of notices, and calls to charge; its clock stands.</summary>
internal sealed class ProofStore : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SqliteStore store;

    public ProofStore(string path, TimeSpan later = default, IPaymentGateway? gateway = null)
    {
        store = SqliteStore.Open(new SqliteStoreOptions(path) { BusyTimeout = TimeSpan.FromMinutes(1) });
        Mail = new FileMail(path);
        Context = new OperationContext(store, new RehearsalTime(Now + later), new RandomIdSource(), gateway ?? new OfflineGateway(), "proofs")
        {
            Mail = Mail,
        };
    }

    public FileMail Mail { get; }

    public OperationContext Context { get; }

    public void Prepare(decimal funds, decimal rechargeAmount, decimal trigger)
    {
        new CreateAccount(Context).Execute("Contoso", "USD", "US", new AccountSettings(), null, WriteMode.Commit);
        new ImportRateCard(Context).Execute(new RateCardRequest(null, "Card"), [new RateCardLine(2, "44", "0.5")], WriteMode.Commit);
        UserChange[] users = [.. ((string[])["ada", "ben"]).Select(name => new UserChange { Identity = $"{name}@contoso.example", UsageLocation = "US" })];
        new SaveUsers(Context).Execute(null, users, null, WriteMode.Commit);
        new AssignLicenses(Context).Grant(
            new LicenseRequest(null, ["PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits"], [], DateTimeOffset.UnixEpoch),
            [.. users.Select(user => user.Identity)],
            WriteMode.Commit);
        NotificationChange notices = new(null, new Given<IReadOnlyList<string>>(true, ["admins@contoso.example"]), "me@contoso.example", "localhost");
        new ManageNotifications(Context).Set(notices, WriteMode.Commit);
        new AddFunds(Context).Execute(new AddFundsRequest(null, funds), WriteMode.Commit);
        new SetAutoRecharge(Context).Set(
            new AutoRechargeChange(null, rechargeAmount, trigger, default, default, default), WriteMode.Commit);
    }

    /// <summary>A call that costs half a unit for each started minute.</summary>
    public static CallRecord Call(Guid id, int second, int seconds, string user = "ada") => new()
    {
        UsageId = id,
        UserPrincipalName = $"{user}@contoso.example",
        CallType = "user_out",
        DestinationNumber = "+442079460000",
        StartTime = Now.AddDays(-20).AddSeconds(second),
        DurationSeconds = seconds,
    };

    public UsageImport Import(CallRecord[] records) => new ImportUsage(Context, new AsTheyCome()).Execute(
        new ImportUsageRequest(null), new Memory(records), new NoRejects(), null, WriteMode.Commit, CancellationToken.None);

    public IReadOnlyList<CallView> Calls() => [.. new UsageQueries(Context).Calls(null, new CallFilter()).Select(pair => pair.Call)];

    public IReadOnlyList<Order> Orders() => new LedgerQueries(Context).Orders(null, null, null, null, null).Orders;

    public IReadOnlyList<Notice> Notices() => [.. new NoticeQueries(Context).All(null, null, null, null, null).Select(view => view.Notice)];

    public long Balance() => new LedgerQueries(Context).Balance(null).Balance;

    public void Dispose() => store.Dispose();

    private sealed class AsTheyCome : IRecordSorter
    {
        public IEnumerable<CallRecord> Sort(IEnumerable<CallRecord> records) => records;
    }

    private sealed class Memory(CallRecord[] records) : IUsageSource
    {
        public string Name => "memory";

        public long Length => records.Length;

        public IEnumerable<UsageRow> Read(CancellationToken cancellation) =>
            records.Select((record, index) => new UsageRow(index + 2, index, record with { Line = index + 2 }, null));

        public IEnumerable<RejectedRow> ReadRaw(IReadOnlySet<long> lines, CancellationToken cancellation) => [];
    }

    private sealed class NoRejects : IRejectSink
    {
        public string? Path => null;

        public void Write(RejectedRow row) => throw new InvalidOperationException($"Line {row.Line} was rejected: {row.Reason}");
    }
}
