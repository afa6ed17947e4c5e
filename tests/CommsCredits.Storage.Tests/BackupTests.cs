using CommsCredits.Engine;
using CommsCredits.Storage;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

public class BackupTests
{
    [Fact]
    public async Task BackUp_WhileOthersWrite_IsTheStoreOfOneMoment()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(50m);
        string backup = store.Path + ".bak";
        using CancellationTokenSource stop = new();
        Task writing = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                store.Fund(50m);
            }
        });

        for (int run = 0; run < 10; run++)
        {
            store.Store.BackUp(backup, replace: run > 0, WriteMode.Commit);
            StoreBackup.Check(backup);
        }

        await stop.CancelAsync();
        await writing;
        BooksCheck.Holds(backup);
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void BackUp_IsOneFileReadableByItsOwnerOnly()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(50m);
        string backup = store.Path + ".bak";

        store.Store.BackUp(backup, replace: false, WriteMode.Commit);

        Assert.Equal(StoreDump.Of(store.Path), StoreDump.Of(backup));
        Assert.Equal([backup], Directory.GetFiles(Path.GetDirectoryName(backup)!, "*.bak*"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));
        }
    }

    [Fact]
    public void BackUp_FileThatIsThere_IsKeptWithoutForce()
    {
        using TestStore store = new();
        string backup = store.Path + ".bak";
        File.WriteAllText(backup, "mine");

        Assert.Equal(ErrorIds.FileExists, Refusal(() => store.Store.BackUp(backup, replace: false, WriteMode.Commit)));
        store.Store.BackUp(backup, replace: true, WriteMode.Simulate);
        Assert.Equal("mine", File.ReadAllText(backup));
        Assert.Equal(ErrorIds.ParameterInvalid, Refusal(() => store.Store.BackUp(store.Path, replace: true, WriteMode.Commit)));
        Assert.Equal(ErrorIds.ParameterInvalid, Refusal(() => store.Store.BackUp(store.Path + "-wal", replace: true, WriteMode.Commit)));
        Assert.Equal(ErrorIds.FileNotFound, Refusal(() => store.Store.BackUp(Path.GetDirectoryName(store.Path)!, replace: true, WriteMode.Commit)));
    }

    [Fact]
    public void Restore_BringsBackWhatWasThereAndKeepsTheOldFile()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(50m);
        string backup = BackUp(store);
        string then = StoreDump.Of(backup);
        store.Fund(60m);
        store.Store.Dispose();
        string now = StoreDump.Of(store.Path);

        string? kept = StoreRestore.Run(store.Path, backup);
        string? keptAgain = StoreRestore.Run(store.Path, backup);

        Assert.Equal(then, StoreDump.Of(store.Path));
        Assert.Equal(now, StoreDump.Of(kept!));
        Assert.NotEqual(kept, keptAgain);
        store.MoveTo(TestStore.Start);
        Assert.Equal(50_000_000, store.Balance().Balance);
        store.Fund(70m);
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void Restore_WhileTheStoreIsOpenElsewhere_IsRefused()
    {
        using TestStore store = new();
        store.WithAccount();
        string backup = BackUp(store);
        store.Fund(50m);

        Assert.Equal(ErrorIds.StoreBusy, Refusal(() => StoreRestore.Run(store.Path, backup)));

        Assert.Equal(50_000_000, store.Balance().Balance);
        store.Fund(60m);
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void Restore_OverADamagedOrMissingStore_Works()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(50m);
        string backup = BackUp(store);
        store.Store.Dispose();
        File.WriteAllText(store.Path, new string('x', 5_000));

        StoreRestore.Run(store.Path, backup);
        BooksCheck.Holds(store.Path);
        File.Delete(store.Path);
        Assert.Null(StoreRestore.Run(store.Path, backup));

        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void L11_BackupWhoseBooksDoNotHold_IsRefused()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(50m);
        string backup = BackUp(store);
        store.Store.Dispose();
        using (Tampering tampering = new(backup))
        {
            tampering.Run("UPDATE lot SET amount = amount + 1");
        }

        string before = StoreDump.Of(store.Path);
        Assert.Equal(ErrorIds.StoreCorrupt, Refusal(() => StoreRestore.Run(store.Path, backup)));
        Assert.Equal(before, StoreDump.Of(store.Path));
    }

    [Fact]
    public void Restore_OfWhatIsNoBackup_IsRefused()
    {
        using TestStore store = new();
        store.WithAccount();
        string backup = BackUp(store);
        store.Store.Dispose();
        string text = store.Path + ".txt";
        File.WriteAllText(text, "no store");
        string foreign = store.Path + ".foreign";
        Sql(foreign, "CREATE TABLE mine (a)");
        string newer = store.Path + ".newer";
        File.Copy(backup, newer);
        Sql(newer, "PRAGMA user_version = 999");
        string cut = store.Path + ".cut";
        File.WriteAllBytes(cut, File.ReadAllBytes(backup)[..20_000]);

        Assert.Equal(ErrorIds.FileNotFound, Refusal(() => StoreRestore.Run(store.Path, store.Path + ".absent")));
        Assert.Equal(ErrorIds.FileFormatUnknown, Refusal(() => StoreRestore.Run(store.Path, text)));
        Assert.Equal(ErrorIds.FileFormatUnknown, Refusal(() => StoreRestore.Run(store.Path, foreign)));
        Assert.Equal(ErrorIds.StoreNewer, Refusal(() => StoreRestore.Run(store.Path, newer)));
        Assert.Equal(ErrorIds.StoreCorrupt, Refusal(() => StoreRestore.Run(store.Path, cut)));
        Assert.Equal(ErrorIds.ParameterInvalid, Refusal(() => StoreRestore.Run(store.Path, store.Path)));
    }

    [Fact]
    public void Restore_OfARehearsalOverARealStore_IsRefused()
    {
        using TestStore store = new();
        string backup = BackUp(store);
        string real = store.Path + ".real";
        SqliteStore.Open(new SqliteStoreOptions(real)).Dispose();

        Assert.Equal(ErrorIds.ParameterInvalid, Refusal(() => StoreRestore.Run(real, backup)));
    }

    [Fact]
    public void Verify_DamagedFile_IsStoreCorrupt()
    {
        using TestStore store = new();
        store.WithAccount();
        for (int number = 0; number < 200; number++)
        {
            store.Fund(50m);
        }

        string backup = BackUp(store);
        byte[] bytes = File.ReadAllBytes(backup);
        int posting = bytes.AsSpan().LastIndexOf("Funds recorded"u8) / 4096 * 4096;
        bytes.AsSpan(posting, 4096).Fill(0xAB);
        File.WriteAllBytes(backup, bytes);

        Assert.Equal(ErrorIds.StoreCorrupt, Refusal(() => Proofs.BooksCheck.Found(backup)));
        store.Store.Dispose();
        Assert.Equal(ErrorIds.StoreCorrupt, Refusal(() => StoreRestore.Run(store.Path, backup)));
    }

    private static string BackUp(TestStore store)
    {
        string backup = store.Path + ".bak";
        store.Store.BackUp(backup, replace: false, WriteMode.Commit);
        return backup;
    }

    private static string Refusal(Action work) => Assert.Throws<CommsCreditException>(work).Id;

    private static void Sql(string path, string sql)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
