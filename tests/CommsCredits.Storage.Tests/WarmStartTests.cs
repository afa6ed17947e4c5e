using CommsCredits.Engine;
using CommsCredits.Proofs;

namespace CommsCredits.Tests;

/// <summary>What is asked ahead of the import of a large source changes nothing, whatever becomes of it.</summary>
public sealed class WarmStartTests : IDisposable
{
    private const long Large = 64 * 1024 * 1024;

    private readonly TestStore store = new();

    public WarmStartTests() => Prepare(store);

    public void Dispose() => store.Dispose();

    // Of strangers only the record tells that they hold a plan; who is charged counts among its holders, who is asked for does not.
    [Fact]
    public void L9_Import_OfALargeSource_EndsAsThatOfASmallOne()
    {
        using TestStore plain = new();
        Prepare(plain);
        ProbedSource large = new(Large);
        ProbedSource small = new(1);

        Import(store, large);
        Import(plain, small);

        Assert.Equal((2, 1), (large.Readings, small.Readings));
        Assert.Empty(StorePicture.Differences(store.Path, plain.Path));
        Assert.Empty(Proofs.BooksCheck.Faults(store.Path));
    }

    [Fact]
    public void Simulate_OfALargeSource_LeavesTheStoreAsItWas()
    {
        string before = StoreDump.Of(store.Path);

        Import(store, new ProbedSource(Large), WriteMode.Simulate);

        Assert.Equal(before, StoreDump.Of(store.Path));
    }

    [Fact]
    public void Import_WhereWhatIsAskedAheadFails_GoesOn()
    {
        ProbedSource source = new(Large) { OnFirstReading = () => throw new InvalidOperationException("no answer") };

        Assert.Equal(ProbedSource.Calls, Import(store, source).Imported);
    }

    [Fact]
    public void Import_WhereTheLookThroughFails_TellsItAsItIs()
    {
        ProbedSource source = new(Large) { OnLook = () => throw new CommsCreditException(ErrorIds.FileLocked, "It changed.", "file", "Wait.") };

        CommsCreditException told = Assert.Throws<CommsCreditException>(() => Import(store, source));

        Assert.Equal(ErrorIds.FileLocked, told.Id);
    }

    [Fact]
    public void Import_ThatIsCancelled_TakesNothing()
    {
        using CancellationTokenSource cancelled = new();
        ProbedSource source = new(Large) { OnFirstReading = cancelled.Cancel, OnLook = () => cancelled.Token.ThrowIfCancellationRequested() };

        Assert.ThrowsAny<OperationCanceledException>(() => Import(store, source, cancellation: cancelled.Token));

        Assert.Empty(store.Pages(new CallFilter(), 10));
    }

    private static void Prepare(TestStore store)
    {
        store.WithAccount();
        store.Fund(500m);
        store.Rates(Calls.Rate("44", "0.05"), Calls.Rate("1", "0.01"));
        store.User("ada@contoso.example", "US", "PhoneSystem", "CallingPlan120", "CommunicationsCredits");
    }

    private static UsageImport Import(
        TestStore store, IUsageSource source, WriteMode mode = WriteMode.Commit, CancellationToken cancellation = default) =>
        new ImportUsage(store.Context, new AsTheyCome()).Execute(
            new ImportUsageRequest(null), source, new MemoryRejects(), null, mode, cancellation);

    private sealed class AsTheyCome : IRecordSorter
    {
        public IEnumerable<CallRecord> Sort(IEnumerable<CallRecord> records) => records;
    }

    private sealed class ProbedSource(long length) : IUsageSource
    {
        public const int Calls = 700;

        public string Name => "probed";

        public long Length => length;

        public int Readings { get; private set; }

        public Action OnFirstReading { get; init; } = () => { };

        public Action OnLook { get; init; } = () => { };

        public UsageScan? Scan(CancellationToken cancellation)
        {
            OnLook();
            return null;
        }

        public IEnumerable<UsageRow> Read(CancellationToken cancellation)
        {
            if (++Readings == 1)
            {
                OnFirstReading();
            }

            return Enumerable.Range(1, Calls).Select(number => new UsageRow(number + 1, number, Record(number), null));
        }

        public IEnumerable<RejectedRow> ReadRaw(IReadOnlySet<long> lines, CancellationToken cancellation) => [];

        private static CallRecord Record(int number) => Tests.Calls.UserOut(number) with
        {
            Line = number + 1,
            UserPrincipalName = number % 2 == 0 ? "ada@contoso.example" : $"stranger{number % 9}@contoso.example",
            DestinationNumber = number % 3 == 0 ? "+12065550199" : "+442079460000",
            Capability = "MCOPSTN1",
        };
    }
}
