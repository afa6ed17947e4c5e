using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>An import that was broken off goes on where it stopped, and a file that is known needs no reading.</summary>
public sealed class FileCourseTests : IDisposable
{
    private const int Rows = 400;
    private const int Batch = 50;

    private readonly TestStore store = new();
    private readonly string file;

    public FileCourseTests()
    {
        file = store.Path + ".csv";
        ExportFile.Write(file, Rows);
        ExportFile.Prepare(store.Context);
    }

    [Fact]
    public void L4_ImportBrokenOff_GoesOnAndEndsAsACleanOne()
    {
        using TestStore clean = new();
        ExportFile.Prepare(clean.Context);
        ExportFile.Import(clean.Context, file, batchSize: Batch);

        long stored = BreakOff();
        UsageImport rest = ExportFile.Import(store.Context, file, batchSize: Batch);

        Assert.InRange(stored, 1, Rows - 1);
        Assert.Equal((Rows, Rows - stored, stored, 0L), (rest.Rows, rest.Imported, rest.Duplicates, rest.Rejected));
        Assert.Equal(Amounts(clean), Amounts(store));
        Assert.Empty(Proofs.BooksCheck.Faults(store.Path));
    }

    [Fact]
    public void L4_ImportBrokenOff_OfRowsInNoOrder_GoesOnInTheirOrder()
    {
        string[] lines = File.ReadAllLines(file);
        string shuffled = store.Path + ".shuffled.csv";
        File.WriteAllLines(shuffled, [lines[0], .. lines.Skip(1).OrderBy(line => line[4..8] + line.Length).ThenByDescending(line => line)]);
        using TestStore clean = new();
        ExportFile.Prepare(clean.Context);
        ExportFile.Import(clean.Context, file, batchSize: Batch);

        long stored = BreakOff(shuffled);
        UsageImport rest = ExportFile.Import(store.Context, shuffled, batchSize: Batch);

        Assert.Equal((Rows - stored, stored), (rest.Imported, rest.Duplicates));
        Assert.Equal(Amounts(clean), Amounts(store));
    }

    [Fact]
    public void L4_OtherContentOfTheSameSize_IsImported()
    {
        ExportFile.Import(store.Context, file);
        string other = store.Path + ".other.csv";
        File.WriteAllText(other, File.ReadAllText(file).Replace("-0102-030405060708,", "-0102-030405060709,", StringComparison.Ordinal));

        UsageImport import = ExportFile.Import(store.Context, other);

        Assert.Equal(new FileInfo(file).Length, new FileInfo(other).Length);
        Assert.Equal(((long)Rows, 0L), (import.Imported, import.Duplicates));
        Assert.Equal((long)Rows, ExportFile.Import(store.Context, other).Duplicates);
    }

    [Fact]
    public void L4_SameContentUnderAnotherName_IsAllDuplicates()
    {
        ExportFile.Import(store.Context, file);
        string copy = store.Path + ".copy.csv";
        File.Copy(file, copy);

        UsageImport again = ExportFile.Import(store.Context, copy);

        Assert.Equal((Rows, 0L, Rows), (again.Rows, again.Imported, again.Duplicates));
    }

    [Fact]
    public void L4_FileThatGrew_AddsOnlyWhatIsNew()
    {
        ExportFile.Import(store.Context, file);
        string[] lines = File.ReadAllLines(file);
        ExportFile.Write(file, Rows + 3);
        Assert.Equal(lines, File.ReadAllLines(file).Take(lines.Length));

        UsageImport more = ExportFile.Import(store.Context, file);

        Assert.Equal((Rows + 3L, 3L, (long)Rows), (more.Rows, more.Imported, more.Duplicates));
    }

    [Fact]
    public void L4_FileWithConflicts_TellsThemEachTime()
    {
        store.Import(Calls.UserOut(1, seconds: 7_000));

        UsageImport first = ExportFile.Import(store.Context, file);
        UsageImport again = ExportFile.Import(store.Context, file);

        Assert.Equal((Rows - 1L, 1L), (first.Imported, first.Rejected));
        Assert.Equal((Rows - 1L, 1L), (again.Duplicates, again.Rejected));
    }

    [Fact]
    public void L4_FileWithRejectedRows_TellsThemEachTime()
    {
        File.AppendAllText(file, "nonsense\n");

        UsageImport first = ExportFile.Import(store.Context, file);
        UsageImport again = ExportFile.Import(store.Context, file);

        Assert.Equal((Rows + 1L, (long)Rows, 1L), (first.Rows, first.Imported, first.Rejected));
        Assert.Equal((Rows + 1L, (long)Rows, 1L), (again.Rows, again.Duplicates, again.Rejected));
    }

    [Fact]
    public void L4_UsageIdTwiceInDifferentBatches_IsOneCall()
    {
        string[] lines = File.ReadAllLines(file);
        File.AppendAllLines(file, [lines[1], lines[Batch]]);

        UsageImport import = ExportFile.Import(store.Context, file, batchSize: Batch);

        Assert.Equal(((long)Rows, 2L), (import.Imported, import.Duplicates));
    }

    [Fact]
    public void L4_UsageIdAtAnotherMomentInALaterBatch_IsAConflict()
    {
        string[] lines = File.ReadAllLines(file);
        string moved = lines[1].Replace("2026-01-10T12:01:00Z", "2026-02-10T12:01:00Z", StringComparison.Ordinal);
        Assert.NotEqual(lines[1], moved);
        File.AppendAllLines(file, [moved]);

        UsageImport import = ExportFile.Import(store.Context, file, batchSize: Batch);

        Assert.Equal(((long)Rows, 0L, 1L), (import.Imported, import.Duplicates, import.Rejected));
    }

    [Fact]
    public void L16_ProgressOfAnAccount_IsItsOwn()
    {
        ExportFile.Import(store.Context, file);
        new CreateAccount(store.Context).Execute("Other", "USD", "US", new AccountSettings(), null, WriteMode.Commit);

        UsageImport other = new ImportUsage(store.Context, new Connectors.RecordSorter()).Execute(
            new ImportUsageRequest("Other"), Connectors.TeamsExport.Open(file)[0], new MemoryRejects(), null, WriteMode.Commit, default);

        Assert.Equal(Rows, other.Imported);
    }

    [Fact]
    public void Simulated_ImportOfAFile_LeavesNothing()
    {
        File.AppendAllLines(file, [File.ReadAllLines(file)[1]]);
        string before = StoreDump.Of(store.Path);

        UsageImport import = new ImportUsage(store.Context, new Connectors.RecordSorter(), Batch).Execute(
            new ImportUsageRequest(null), Connectors.TeamsExport.Open(file)[0], new MemoryRejects(), null, WriteMode.Simulate, default);

        Assert.Equal(((long)Rows, 1L), (import.Imported, import.Duplicates));
        Assert.Equal(before, StoreDump.Of(store.Path));
    }

    public void Dispose() => store.Dispose();

    private static string Amounts(TestStore of) => string.Join('\n', new UsageQueries(of.Context).Calls(null, new CallFilter()).Select(row =>
        FormattableString.Invariant($"{row.Call.Record.UsageId} {row.Call.Payer} {row.Call.Reason} {row.Call.PoolMinutes} {row.Call.Charge}")));

    private long BreakOff(string? path = null)
    {
        using CancellationTokenSource stop = new();
        IProgress<ImportProgress> progress = InlineProgress.Of<ImportProgress>(done =>
        {
            if (done.Charged >= 3 * Batch)
            {
                stop.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() =>
            ExportFile.Import(store.Context, path ?? file, progress, batchSize: Batch, cancellation: stop.Token));
        return new UsageQueries(store.Context).Calls(null, new CallFilter()).Count();
    }
}
