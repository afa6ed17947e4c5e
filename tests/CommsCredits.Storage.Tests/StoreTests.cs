using System.Diagnostics;
using CommsCredits.Engine;
using CommsCredits.Storage;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

public class StoreTests
{
    [Fact]
    public void Open_NewFile_IsReadableByItsOwnerOnly()
    {
        using TestStore store = new();
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Unix file modes");
            return;
        }

        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(store.Path)!))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void Dispose_LastProcess_LeavesOneCompleteFile()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Store.Dispose();

        Assert.False(File.Exists(store.Path + "-wal"));
        Assert.False(File.Exists(store.Path + "-shm"));
        Assert.Equal(1, LedgerLawTests.Scalar(store, "SELECT count(*) FROM account"));
    }

    [Fact]
    public void Open_NewFileByManyAtOnce_MakesOneStore()
    {
        using TestStore store = new();
        for (int round = 0; round < 20; round++)
        {
            string path = $"{store.Path}.{round}";
            Parallel.For(0, 8, _ => SqliteStore.Open(new SqliteStoreOptions(path)).Dispose());
        }
    }

    [Fact]
    public void Open_Settings_AreTheDurableOnes()
    {
        using TestStore store = new();

        Assert.Equal("wal", Text(store, "PRAGMA journal_mode"));
        using IUnitOfWork unit = store.Store.Write(WriteMode.Commit);
        Assert.Equal("SQLite", store.Store.Info.Engine);
    }

    [Fact]
    public void Open_TextFile_IsCorruptAndLeftAlone()
    {
        using TestStore store = new();
        string path = store.Path + ".txt";
        File.WriteAllText(path, new string('x', 5_000));

        Assert.Equal(ErrorIds.StoreCorrupt, Id(() => SqliteStore.Open(new SqliteStoreOptions(path))));
        Assert.Equal(new string('x', 5_000), File.ReadAllText(path));
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_IsRefused()
    {
        using TestStore store = new();
        string path = store.Path + ".other";
        Execute(path, "CREATE TABLE t (x)");

        Assert.Equal(ErrorIds.StoreCorrupt, Id(() => SqliteStore.Open(new SqliteStoreOptions(path))));
    }

    [Fact]
    public void Open_NewerSchema_IsRefusedPolitely()
    {
        using TestStore store = new();
        store.Store.Dispose();
        Execute(store.Path, "PRAGMA user_version = 999");

        Assert.Equal(ErrorIds.StoreNewer, Id(() => SqliteStore.Open(new SqliteStoreOptions(store.Path))));
    }

    [Fact]
    public void Open_RealStoreForARehearsal_IsRefused()
    {
        using TestStore store = new();
        string path = store.Path + ".real";
        SqliteStore.Open(new SqliteStoreOptions(path)).Dispose();

        Assert.Equal(
            ErrorIds.ParameterInvalid,
            Id(() => SqliteStore.Open(new SqliteStoreOptions(path) { Rehearsal = true, Now = TestStore.Start })));
    }

    [Fact]
    public void Open_RehearsalClock_OnlyMovesForward()
    {
        using TestStore store = new();
        store.MoveTo(TestStore.Start.AddDays(1));

        Assert.Equal(ErrorIds.ClockBackwards, Id(() => store.MoveTo(TestStore.Start)));
        using SqliteStore again = SqliteStore.Open(new SqliteStoreOptions(store.Path));
        Assert.True(again.Info.Rehearsal);
        Assert.Equal(TestStore.Start.AddDays(1), again.RehearsalNow);
    }

    [Fact]
    public void Write_WhileAnotherHoldsTheLease_IsBusyAfterTheTimeout()
    {
        using TestStore store = new();
        using SqliteStore other = SqliteStore.Open(new SqliteStoreOptions(store.Path) { BusyTimeout = TimeSpan.FromMilliseconds(200) });
        using IUnitOfWork held = store.Store.Write(WriteMode.Commit);

        Assert.Equal(ErrorIds.StoreBusy, Id(() => other.Write(WriteMode.Commit)));
    }

    [Fact]
    public void Read_WhileAnotherWrites_SeesTheStateBefore()
    {
        using TestStore store = new();
        store.WithAccount();
        using IUnitOfWork writing = store.Store.Write(WriteMode.Commit);
        writing.Accounts.Insert(new Account(0, "Other", Currency.Parse("EUR"), "DE", false, new AccountSettings()));

        using IUnitOfWork view = store.Store.Read();

        Assert.Single(view.Accounts.All());
    }

    [Fact]
    public void L16_TwoAccounts_DoNotSeeEachOther()
    {
        using TestStore store = new();
        store.WithAccount();
        new CreateAccount(store.Context).Execute("Fabrikam", "EUR", "DE", new AccountSettings(), null, WriteMode.Commit);
        store.Fund(100m);
        store.User("ada@contoso.example", "US", "PhoneSystem");

        LedgerQueries ledger = new(store.Context);
        Assert.Equal(0, ledger.Balance("Fabrikam").Balance);
        Assert.Empty(ledger.Transactions("Fabrikam", null, null, null));
        Assert.Empty(new UserQueries(store.Context).All("Fabrikam", _ => true));
    }

    [Fact]
    public void L13_ConcurrentThreads_LoseNoFunding()
    {
        using TestStore store = new();
        store.WithAccount();

        Parallel.For(0, 40, _ => store.Fund(50m));

        Assert.Equal(40 * 50_000_000L, store.Balance().Balance);
        Assert.Equal(40, new LedgerQueries(store.Context).Transactions(null, null, null, null).Count());
    }

    [Fact]
    public void InMemory_Store_LeavesNoFile()
    {
        using TestStore store = new();
        string path = store.Path + ".never";
        using (SqliteStore memory = SqliteStore.InMemory(new SqliteStoreOptions(path)))
        {
            OperationContext context = new(memory, TimeProvider.System, new RandomIdSource(), new OfflineGateway(), "tests");
            new CreateAccount(context).Execute("Contoso", "USD", "US", new AccountSettings(), null, WriteMode.Simulate);
        }

        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Lease_OfAKilledProcess_IsFreeAgain()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Uses flock(1)");
        }

        using TestStore store = new();
        using Process holder = Process.Start("flock", [store.Path + ".lease", "sleep", "60"]);
        using SqliteStore other = SqliteStore.Open(new SqliteStoreOptions(store.Path + "2") { BusyTimeout = TimeSpan.FromSeconds(5) });
        Assert.True(SpinWait.SpinUntil(() => IsHeld(store.Path + ".lease"), TimeSpan.FromSeconds(5)));

        holder.Kill(entireProcessTree: true);
        holder.WaitForExit();

        using IUnitOfWork unit = store.Store.Write(WriteMode.Commit);
        Assert.NotNull(unit);
    }

    private static bool IsHeld(string lease)
    {
        try
        {
            using FileStream file = new(lease, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static string Id(Action action) => Assert.Throws<CommsCreditException>(action).Id;

    private static string Text(TestStore store, string sql)
    {
        using SqliteConnection connection = new($"Data Source={store.Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }

    private static void Execute(string path, string sql)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
