using CommsCredits.Connectors;
using CommsCredits.Engine;
using CommsCredits.Proofs;
using CommsCredits.Storage;

namespace CommsCredits.Tests;

/// <summary>An import that finds no space, for the store or for what it sorts, fails whole and is finished when there is some.</summary>
public class DiskFullTests
{
    private const string Skipped = "only root mounts a small disk";

    [Fact]
    public void Import_NoSpaceForTheStore_LeavesItSoundAndFinishesLater()
    {
        using SmallDisk? disk = SmallDisk.TryMount(megabytes: 5);
        Assert.SkipWhen(disk is null, Skipped);
        using TestStore clean = new();
        string file = clean.Path + ".csv";
        ExportFile.Write(file, calls: 40_000);
        ExportFile.Prepare(clean.Context);
        ExportFile.Import(clean.Context, file);
        string path = Path.Combine(disk.Path, "store.db");
        using (SqliteStore store = SqliteStore.Open(new SqliteStoreOptions(path)))
        {
            OperationContext context = Context(store);

            Assert.NotNull(Refusal(disk, context, file));

            BooksCheck.Holds(path);
            ExportFile.Import(context, file);
        }

        BooksCheck.Holds(path);

        // Where the answer to a recharge found no space its order is open, and no other is made: reasons and draws may differ.
        Assert.Empty(StorePicture.Differences(path, clean.Path, "prices", "pools", "holders", "spending"));
    }

    [Fact]
    public void Import_NoSpaceForTheStore_SaysSo()
    {
        using SmallDisk? disk = SmallDisk.TryMount(megabytes: 5);
        Assert.SkipWhen(disk is null, Skipped);
        using TestStore other = new();
        string file = other.Path + ".csv";
        ExportFile.Write(file, calls: 40_000);
        using SqliteStore store = SqliteStore.Open(new SqliteStoreOptions(Path.Combine(disk.Path, "store.db")));

        CommsCreditException told = Assert.IsType<CommsCreditException>(Refusal(disk, Context(store), file));

        Assert.NotEqual(ErrorIds.FileNotFound, told.Id);
        Assert.Contains("full", told.Message, StringComparison.Ordinal);
        Assert.NotNull(told.Advice);
    }

    [Fact]
    public void Import_NoSpaceForSorting_DoesNothingAndFinishesLater()
    {
        using SmallDisk? disk = SmallDisk.TryMount(megabytes: 1);
        Assert.SkipWhen(disk is null, Skipped);
        using TestStore store = new();
        string file = store.Path + ".csv";
        ExportFile.Write(file, calls: 20_000);
        string[] lines = File.ReadAllLines(file);
        File.WriteAllLines(file, [lines[0], .. lines.Skip(1).Reverse()]);
        ExportFile.Prepare(store.Context);
        string before = StoreDump.Of(store.Path);
        RecordSorter sorter = new(chunk: 1_000, disk.Path);

        CommsCreditException error = Assert.Throws<CommsCreditException>(() => ExportFile.Import(store.Context, file, sorter: sorter));

        Assert.Equal(ErrorIds.FileLocked, error.Id);
        Assert.Contains("space", error.Advice, StringComparison.Ordinal);
        Assert.Equal(before, StoreDump.Of(store.Path));
        disk.Grow(megabytes: 50);
        Assert.Equal(20_000, ExportFile.Import(store.Context, file, sorter: sorter).Imported);
        Assert.Empty(Directory.GetFileSystemEntries(disk.Path));
    }

    // Closing a store also takes space, so there has to be some before anything is demanded.
    private static Exception? Refusal(SmallDisk disk, OperationContext context, string file)
    {
        ExportFile.Prepare(context);
        Exception? error = Record.Exception(() => ExportFile.Import(context, file));
        disk.Grow(megabytes: 200);
        return error;
    }

    private static OperationContext Context(SqliteStore store) =>
        new(store, new RehearsalTime(TestStore.Start), new RandomIdSource(), new OfflineGateway(), "tests");
}
