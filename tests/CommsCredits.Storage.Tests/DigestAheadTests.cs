using System.Security.Cryptography;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>The digest of a file is worked on beside the import, which waits for it no sooner than it has to.</summary>
public sealed class DigestAheadTests : IDisposable
{
    private const int Rows = 300;
    private const int Batch = 100;

    private static readonly byte[] Digest = SHA256.HashData("content"u8);

    private readonly TestStore store = new();

    public DigestAheadTests()
    {
        store.WithAccount();
        store.Fund(500m);
        store.Rates(Calls.Rate("44", "0.05"));
    }

    public void Dispose() => store.Dispose();

    [Fact]
    public void Import_OfASizeNobodyKnows_ReadsBeforeTheDigestIsThere()
    {
        using ManualResetEventSlim read = new();

        UsageImport import = Import(new DigestSource(
            stopped => read.Wait(TimeSpan.FromSeconds(30), stopped) ? Digest : throw new TimeoutException()) { OnRow = read.Set });

        Assert.Equal(Rows, import.Imported);
        Assert.Equal(Rows, Import(new DigestSource(_ => Digest)).Duplicates);
    }

    [Fact]
    public void L4_Import_OfAKnownContent_ReadsNothing()
    {
        Import(new DigestSource(_ => Digest));
        DigestSource again = new(_ => Digest) { OnRow = () => throw new InvalidOperationException("It was read.") };

        Assert.Equal(Rows, Import(again).Duplicates);
    }

    [Fact]
    public void L4_Import_OfAKnownSizeAndAnotherContent_IsRead()
    {
        Import(new DigestSource(_ => Digest));

        UsageImport import = Import(new DigestSource(_ => SHA256.HashData("another"u8)) { First = Rows + 1 });

        Assert.Equal(((long)Rows, 0L), (import.Imported, import.Duplicates));
    }

    // All batches but the last are there before the digest, which is a moment late even for that.
    [Fact]
    public void L4_Import_WhoseDigestTakesLong_StoresItsBatchesMeanwhileAndKnowsTheFileAfterwards()
    {
        bool stored = false;

        UsageImport import = Import(new DigestSource(stopped =>
        {
            stored = SpinWait.SpinUntil(() => store.Pages(new CallFilter(), Rows).Count >= Rows - Batch, TimeSpan.FromSeconds(30));
            stopped.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(200));
            return Digest;
        }));

        Assert.True(stored);
        Assert.Equal(Rows, import.Imported);
        DigestSource again = new(_ => Digest) { OnRow = () => throw new InvalidOperationException("It was read.") };
        Assert.Equal(Rows, Import(again).Duplicates);
    }

    [Fact]
    public void Import_WhereTheFileChangesMeanwhile_TellsIt()
    {
        CommsCreditException told = Assert.Throws<CommsCreditException>(() => Import(
            new DigestSource(_ => throw new CommsCreditException(ErrorIds.FileLocked, "It changed.", "file", "Wait."))));

        Assert.Equal(ErrorIds.FileLocked, told.Id);
        Assert.Empty(Proofs.BooksCheck.Faults(store.Path));
        Assert.Equal(Rows, Import(new DigestSource(_ => Digest)).Rows);
    }

    [Fact]
    public void Import_ThatFails_WaitsUntilTheFileIsLeftAlone()
    {
        bool left = false;
        DigestSource source = new(stopped =>
        {
            left = stopped.WaitHandle.WaitOne(TimeSpan.FromSeconds(30));
            throw new OperationCanceledException(stopped);
        })
        { OnRow = () => throw new InvalidOperationException("no row") };

        Assert.Throws<InvalidOperationException>(() => Import(source));

        Assert.True(left);
    }

    private UsageImport Import(DigestSource source) =>
        new ImportUsage(store.Context, new Unsorted(), Batch).Execute(
            new ImportUsageRequest(null), source, new MemoryRejects(), null, WriteMode.Commit, default);

    private sealed class Unsorted : IRecordSorter
    {
        public IEnumerable<CallRecord> Sort(IEnumerable<CallRecord> records) => throw new InvalidOperationException("It is in order.");
    }

    private sealed class DigestSource(Func<CancellationToken, byte[]> digest) : IUsageSource
    {
        private const long Bytes = 5_000;

        public string Name => "beside";

        public long Length => Bytes;

        public int First { get; init; } = 1;

        public Action OnRow { get; init; } = () => { };

        public UsageScan Scan(CancellationToken cancellation) => UsageScan.Ahead(Bytes, inOrder: true, digest);

        public IEnumerable<UsageRow> Read(CancellationToken cancellation)
        {
            for (int number = First; number < First + Rows; number++)
            {
                OnRow();
                yield return new UsageRow(number + 1, number, Calls.UserOut(number) with { Line = number + 1 }, null);
            }
        }

        public IEnumerable<RejectedRow> ReadRaw(IReadOnlySet<long> lines, CancellationToken cancellation) => [];
    }
}
