using CommsCredits.Engine;
using CommsCredits.Proofs;

namespace CommsCredits.Tests;

/// <summary>Batches of one turn are priced from the state that the one before left: however many there are, the store is the same.</summary>
public sealed class ImportTurnTests : IDisposable
{
    private const int Rows = 3_000;

    private readonly TestStore store = new();
    private readonly TestStore clean = new();
    private readonly string file;

    public ImportTurnTests()
    {
        file = store.Path + ".csv";
        ExportFile.Write(file, Rows);
        ExportFile.Prepare(store.Context);
        ExportFile.Prepare(clean.Context);
        ExportFile.Import(clean.Context, file);
    }

    public void Dispose()
    {
        store.Dispose();
        clean.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(Rows - 1)]
    public void L13_BatchesOfAnySize_EndAsTheSameStore(int batchSize)
    {
        UsageImport import = ExportFile.Import(store.Context, file, batchSize: batchSize);

        Assert.Equal(Rows, import.Rows);
        Assert.Empty(StorePicture.Differences(store.Path, clean.Path));
        Assert.Empty(Proofs.BooksCheck.Faults(store.Path));
    }

    // Pools that run out, limits that are reached, holders of a plan whom only the records tell of.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    [InlineData(700)]
    public void L13_PoolsLimitsAndHolders_GoOnFromBatchToBatch(int batchSize)
    {
        using TestStore cut = new();
        using TestStore whole = new();
        foreach (TestStore scene in (TestStore[])[cut, whole])
        {
            scene.WithAccount();
            scene.Fund(500m);
            scene.Rates(Calls.Rate("44", "0.05"), Calls.Rate("1", "0.01"));
            scene.User("pooled@contoso.example", "US", "PhoneSystem", "CallingPlan120", "CommunicationsCredits");
            foreach (string limited in (string[])["few@contoso.example", "many@contoso.example"])
            {
                scene.User(limited, "US", "PhoneSystem", "CallingPlanPayAsYouGo", "CommunicationsCredits");
                new SaveUsers(scene.Context).Execute(
                    null, [new UserChange { Identity = limited, SpendLimit = limited[0] == 'f' ? 2m : 20m }], null, WriteMode.Commit);
            }
        }

        Import(cut, new Through(Mixed), batchSize, 1_500);
        Import(whole, new Through(Mixed), 10_000, 1_500);

        Assert.Empty(StorePicture.Differences(cut.Path, whole.Path));
        Assert.Empty(Proofs.BooksCheck.Faults(cut.Path));
        using Tampering look = new(cut.Path);
        Assert.NotEqual("0", look.Text("SELECT sum(minutes) FROM pool_use WHERE plan = (SELECT max(plan) FROM pool_use)"));
        Assert.Equal("16", look.Text("SELECT count(*) FROM pool_holder"));
        Assert.Equal("2", look.Text($"SELECT count(DISTINCT user_no) FROM call WHERE refused AND reason = {(int)QuoteReason.SpendLimit}"));
    }

    // Each second batch finds the store as another left it.
    [Fact]
    public void L13_TurnsOfOneBatch_EndAsTheSameStore()
    {
        OperationContext context = new(
            store.Store, new Hurrying(TestStore.Start), new RandomIdSource(), new OfflineGateway(), "test");

        ExportFile.Import(context, file, batchSize: 100);

        Assert.Empty(StorePicture.Differences(store.Path, clean.Path));
    }

    // What breaks off the reading leaves the batches that were ended before it.
    [Theory]
    [InlineData(100, 1_000)]
    [InlineData(512, 1_024 - 512)]
    [InlineData(2_000, 0)]
    public void L13_ASourceThatBreaksOff_LeavesTheBatchesThatWereEnded(int batchSize, int stored)
    {
        using TestStore fresh = new();
        fresh.WithAccount();
        IEnumerable<CallRecord> Broken(IEnumerable<CallRecord> records) =>
            records.Select((record, index) => index < 1_023 ? record : throw new IOException("gone"));

        Assert.Throws<IOException>(() => Import(fresh, new Through(Broken), batchSize, 2_000));

        Assert.Equal(stored, fresh.Pages(new CallFilter(), 5_000).Count);
        Assert.Empty(Proofs.BooksCheck.Faults(fresh.Path));
    }

    // What is known is known across the end of a batch, be it durable yet or not.
    [Theory]
    [InlineData(2)]
    [InlineData(50)]
    [InlineData(600)]
    public void L4_AnIdThatComesAgainSomeBatchesLater_IsADuplicate(int batchSize)
    {
        using TestStore fresh = new();
        fresh.WithAccount();

        UsageImport import = Import(fresh, new Through(records => records), batchSize, 1_000, times: 2);

        Assert.Equal((1_000L, 1_000L), (import.Imported, import.Duplicates));
    }

    private static IEnumerable<CallRecord> Mixed(IEnumerable<CallRecord> records) => records.Select((record, index) => (index % 5) switch
    {
        0 => record with { UserPrincipalName = "pooled@contoso.example", DestinationNumber = "+12065550199", DurationSeconds = 200 },
        1 => record with { UserPrincipalName = "few@contoso.example" },
        2 => record with { UserPrincipalName = "many@contoso.example", DurationSeconds = 300 },
        3 => record with { UserPrincipalName = $"stranger{index / 100}@contoso.example", DestinationNumber = "+12065550199", Capability = "MCOPSTN1" },
        _ => record,
    });

    private static UsageImport Import(TestStore store, IRecordSorter sorter, int batchSize, int calls, int times = 1) =>
        new ImportUsage(store.Context, sorter, batchSize).Execute(
            new ImportUsageRequest(null),
            new TestStore.MemorySource(
                [.. Enumerable.Repeat(Enumerable.Range(1, calls).Select(number => Calls.UserOut(number)), times).SelectMany(some => some)]),
            new MemoryRejects(),
            null,
            WriteMode.Commit,
            CancellationToken.None);

    private sealed class Through(Func<IEnumerable<CallRecord>, IEnumerable<CallRecord>> change) : IRecordSorter
    {
        public IEnumerable<CallRecord> Sort(IEnumerable<CallRecord> records) => change(records);
    }

    /// <summary>A clock by which every turn has lasted too long already.</summary>
    private sealed class Hurrying(DateTimeOffset now) : TimeProvider
    {
        private long stamps;

        public override DateTimeOffset GetUtcNow() => now;

        public override long GetTimestamp() => Interlocked.Add(ref stamps, TimestampFrequency * 60);
    }
}
