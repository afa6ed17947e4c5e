using CommsCredits.Connectors;
using CommsCredits.Engine;
using CommsCredits.Proofs;
using CommsCredits.Storage;

namespace CommsCredits.Tests;

/// <summary>An import that finds no space, for the store or for what it sorts, fails whole and is finished when there is some.</summary>
public class DiskFullTests
{
    [Fact]
    public void Import_NoSpaceForTheStore_LeavesItSoundAndFinishesLater()
    {
        using FullDisk scene = new();
        ExportFile.Prepare(scene.Other.Context);
        ExportFile.Import(scene.Other.Context, scene.Export);
        using (SqliteStore store = scene.Open())
        {
            OperationContext context = Context(store);

            Assert.NotNull(scene.Refusal(context));

            BooksCheck.Holds(scene.Path);
            ExportFile.Import(context, scene.Export);
        }

        BooksCheck.Holds(scene.Path);

        // Where the answer to a recharge found no space its order is open, and no other is made: reasons and draws may differ.
        Assert.Empty(StorePicture.Differences(scene.Path, scene.Other.Path, "prices", "pools", "holders", "spending"));
    }

    [Fact]
    public void Import_NoSpaceForTheStore_SaysSo()
    {
        using FullDisk scene = new();
        using SqliteStore store = scene.Open();

        CommsCreditException told = Assert.IsType<CommsCreditException>(scene.Refusal(Context(store)));

        Assert.NotEqual(ErrorIds.FileNotFound, told.Id);
        Assert.Contains("full", told.Message, StringComparison.Ordinal);
        Assert.NotNull(told.Advice);
    }

    [Fact]
    public void Import_NoSpaceForSorting_DoesNothingAndFinishesLater()
    {
        using SmallDisk disk = Mount(megabytes: 1);
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

    private static SmallDisk Mount(int megabytes)
    {
        SmallDisk? disk = SmallDisk.TryMount(megabytes);
        Assert.SkipWhen(disk is null, "only root mounts a small disk");
        return disk;
    }

    private static OperationContext Context(SqliteStore store) =>
        new(store, new RehearsalTime(TestStore.Start), new RandomIdSource(), new OfflineGateway(), "tests");

    /// <summary>A store on a disk on which an export finds no space, and another store with the export beside it.</summary>
    private sealed class FullDisk : IDisposable
    {
        private readonly SmallDisk disk = Mount(megabytes: 5);

        public FullDisk() => ExportFile.Write(Export, calls: 40_000);

        public TestStore Other { get; } = new();

        public string Export => Other.Path + ".csv";

        public string Path => System.IO.Path.Combine(disk.Path, "store.db");

        public SqliteStore Open() => SqliteStore.Open(new SqliteStoreOptions(Path));

        // Closing a store also takes space, so there has to be some before anything is demanded.
        public Exception? Refusal(OperationContext context)
        {
            ExportFile.Prepare(context);
            Exception? error = Record.Exception(() => ExportFile.Import(context, Export));
            disk.Grow(megabytes: 200);
            return error;
        }

        public void Dispose()
        {
            Other.Dispose();
            disk.Dispose();
        }
    }
}
