using CommsCredits.Engine;
using CommsCredits.Proofs;
using CommsCredits.Storage;

namespace CommsCredits.Tests;

/// <summary>What may happen to a file, a store and a clock in the middle of an import.</summary>
public class ImportSafetyTests
{
    // More than is read ahead, so that the first report comes while there is still something to read.
    private const int Rows = 25_000;

    private const int Few = 7_000;

    [Theory]
    [InlineData("deleted", ErrorIds.FileNotFound)]
    [InlineData("truncated", ErrorIds.FileLocked)]
    [InlineData("grown", ErrorIds.FileLocked)]
    public void Import_FileThatChangesWhileItIsRead_IsRefusedAndCanBeImportedLater(string how, string id)
    {
        using TestStore store = new();
        using TestStore clean = new();
        string file = store.Path + ".csv";
        ExportFile.Prepare(store.Context);
        ExportFile.Prepare(clean.Context);
        ExportFile.Write(file, Rows);
        ExportFile.Import(clean.Context, file);

        CommsCreditException error = Assert.Throws<CommsCreditException>(() => ExportFile.Import(store.Context, file, new Once(() => Change(file, how))));

        Assert.Equal(id, error.Id);
        Assert.NotNull(error.Advice);
        BooksCheck.Holds(store.Path);
        ExportFile.Write(file, Rows);
        ExportFile.Import(store.Context, file);
        Assert.Empty(StorePicture.Differences(store.Path, clean.Path));
    }

    [Fact]
    public void Import_WhileAnotherHoldsTheStore_IsBusyAfterTheTimeoutAndNothingIsDone()
    {
        using TestStore store = new();
        ExportFile.Prepare(store.Context);
        string file = store.Path + ".csv";
        ExportFile.Write(file, 10);
        using SqliteStore other = SqliteStore.Open(new SqliteStoreOptions(store.Path) { BusyTimeout = TimeSpan.FromMilliseconds(300) });
        OperationContext waiting = Context(other, new RehearsalTime(TestStore.Start));
        using (store.Store.Write(WriteMode.Commit))
        {
            CommsCreditException error = Assert.Throws<CommsCreditException>(() => ExportFile.Import(waiting, file));

            Assert.Equal(ErrorIds.StoreBusy, error.Id);
            Assert.Contains(store.Path, error.Message, StringComparison.Ordinal);
            Assert.Contains("again", error.Advice, StringComparison.Ordinal);
        }

        Assert.Equal(10, ExportFile.Import(waiting, file).Imported);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public void Import_ClockThatJumpsBackAndForth_ChargesTheSame(int days)
    {
        using TestStore store = new(rehearsal: false);
        using TestStore clean = new(rehearsal: false);
        string file = store.Path + ".csv";
        ExportFile.Write(file, Few);
        ExportFile.Prepare(store.Context);
        ExportFile.Prepare(clean.Context);
        ExportFile.Import(clean.Context, file);

        ExportFile.Import(Context(store.Store, new Jumping(TestStore.Start.AddDays(60), TimeSpan.FromDays(days))), file);

        BooksCheck.Holds(store.Path);

        // Which lot pays follows the purchase dates (law L5), and recharges are dated by the clock.
        Assert.Empty(StorePicture.Differences(store.Path, clean.Path, "prices", "reasons", "pools", "spending", "orders", "balance"));
    }

    [Fact]
    public void Import_ClockThatStandsEarlierAtTheNextImport_KeepsTheBooksInOrder()
    {
        using TestStore store = new(rehearsal: false);
        ExportFile.Prepare(store.Context);
        string file = store.Path + ".csv";
        ExportFile.Write(file, Few / 2);
        ExportFile.Import(Context(store.Store, new RehearsalTime(TestStore.Start.AddDays(60))), file);
        File.Delete(file);
        ExportFile.Write(file, Few);

        UsageImport second = ExportFile.Import(Context(store.Store, new RehearsalTime(TestStore.Start.AddDays(30))), file);

        Assert.Equal((Few / 2, Few / 2), (second.Imported, second.Duplicates));
        BooksCheck.Holds(store.Path);
    }

    private static OperationContext Context(SqliteStore store, TimeProvider clock) =>
        new(store, clock, new RandomIdSource(), new OfflineGateway(), "tests");

    // Windows lets nobody write to a file that is read.
    private static void Change(string file, string how)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "files that are read cannot be changed");
        if (how == "deleted")
        {
            File.Delete(file);
            return;
        }

        using FileStream other = new(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        other.SetLength(how == "grown" ? other.Length + 100 : other.Length - 100);
    }

    private sealed class Once(Action action) : IProgress<ImportProgress>
    {
        private int told;

        public void Report(ImportProgress value)
        {
            if (Interlocked.Exchange(ref told, 1) == 0)
            {
                action();
            }
        }
    }

    private sealed class Jumping(DateTimeOffset now, TimeSpan back) : TimeProvider
    {
        private int asked;

        public override DateTimeOffset GetUtcNow() => Interlocked.Increment(ref asked) % 5 < 3 ? now : now - back;
    }
}
