using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class NumberTests
{
    private const string Ada = "ada@contoso.example";

    [Fact]
    public void C10_CallWithoutAUser_FindsItsOwnerByTheNumber()
    {
        using TestStore store = Ready();
        CallRecord call = Calls.UserOut(1) with { UserPrincipalName = null, DisplayName = null };
        store.Import(call);
        Save(store, new NumberChange { Number = call.CallerId, AssignedTo = Ada });
        store.Import(call with { UsageId = Calls.Id(2) });

        Assert.Equal([Payer.None, Payer.Credits], new UsageQueries(store.Context).Calls(null, new CallFilter()).Select(one => one.Call.Payer));
    }

    [Fact]
    public void NumbersOf_IsKeptUntilTheDirectoryChanges()
    {
        using TestStore store = Ready();
        NumberRegistry first = Registry(store);

        Assert.Same(first, Registry(store));
        Save(store, new NumberChange { Number = "+12065550100" });
        Assert.NotNull(Registry(store).Find("12065550100"));
        new SaveNumbers(store.Context).Remove(null, ["+12065550100"], null, WriteMode.Commit);
        Assert.Null(Registry(store).Find("12065550100"));
    }

    [Fact]
    public void NumbersOf_AfterASimulation_KnowsNothingOfIt()
    {
        using TestStore store = Ready();
        Registry(store);
        Save(store, WriteMode.Simulate, new NumberChange { Number = "+12065550100" });
        Assert.Null(Registry(store).Find("12065550100"));
        Save(store, new NumberChange { Number = "+12065550199" });
        Assert.Null(Registry(store).Find("12065550100"));
        Assert.NotNull(Registry(store).Find("12065550199"));
    }

    [Fact]
    public void L16_Numbers_AreTheAccountsOwn()
    {
        using TestStore store = Ready();
        new CreateAccount(store.Context).Execute("Fabrikam", "EUR", "DE", new AccountSettings(), null, WriteMode.Commit);
        Save(store, new NumberChange { Number = "+12065550100", AssignedTo = Ada });
        new SaveNumbers(store.Context).Execute("Fabrikam", [new NumberChange { Number = "+12065550100" }], null, WriteMode.Commit);

        NumberQueries numbers = new(store.Context);
        Assert.Equal(Ada, numbers.Find(null, "+12065550100").AssignedTo);
        Assert.Null(numbers.Find("Fabrikam", "+12065550100").AssignedTo);
        new SaveNumbers(store.Context).Remove("Fabrikam", ["+12065550100"], null, WriteMode.Commit);
        Assert.Single(numbers.All(null));
        Assert.Empty(numbers.All("Fabrikam"));
    }

    [Fact]
    public void L4_RequestAgain_HasOneEffectPerNumber()
    {
        using TestStore store = Ready();
        Guid id = Calls.Id(7);
        SaveNumbers save = new(store.Context);
        NumberChange change = new() { Number = "+1 206 555 0100", AssignedTo = Ada };
        save.Execute(null, [change], id, WriteMode.Commit);
        Save(store, new NumberChange { Number = "+12065550100", AssignedTo = "bob@contoso.example" });
        string before = StoreDump.Of(store.Path);

        ItemResult<RegisteredNumber> again = save.Execute(null, [change with { Number = "+12065550100" }], id, WriteMode.Commit)[0];
        ItemResult<RegisteredNumber> other = save.Execute(null, [change with { AssignedTo = "eve@contoso.example" }], id, WriteMode.Commit)[0];

        Assert.Equal("bob@contoso.example", again.Value?.AssignedTo);
        Assert.Equal(ErrorIds.RequestIdReused, other.Error?.Id);
        Assert.Equal(before, StoreDump.Of(store.Path));
    }

    [Fact]
    public void L4_RequestAgainAfterTheNumberWasRemoved_DoesNotBringItBack()
    {
        using TestStore store = Ready();
        Guid id = Calls.Id(7);
        SaveNumbers save = new(store.Context);
        NumberChange change = new() { Number = "+12065550100" };
        save.Execute(null, [change], id, WriteMode.Commit);
        save.Remove(null, ["+12065550100"], Calls.Id(8), WriteMode.Commit);

        Assert.Equal(ErrorIds.NumberNotFound, save.Execute(null, [change], id, WriteMode.Commit)[0].Error?.Id);
        Assert.Null(save.Remove(null, ["+12065550100"], Calls.Id(8), WriteMode.Commit)[0].Error);
        Assert.Empty(new NumberQueries(store.Context).All(null));
    }

    private static TestStore Ready()
    {
        TestStore store = new();
        store.WithAccount();
        store.Fund(100);
        store.Rates(Calls.Rate("44", "1"));
        store.User(Ada, "US", "PhoneSystem", "CallingPlanPayAsYouGo", "CommunicationsCredits");
        return store;
    }

    private static void Save(TestStore store, params NumberChange[] changes) => Save(store, WriteMode.Commit, changes);

    private static void Save(TestStore store, WriteMode mode, params NumberChange[] changes) =>
        Assert.All(new SaveNumbers(store.Context).Execute(null, changes, null, mode), result => Assert.Null(result.Error));

    private static NumberRegistry Registry(TestStore store)
    {
        using IUnitOfWork view = store.Store.Read();
        Account account = OperationContext.Resolve(view, null);
        return store.Context.NumbersOf(view.Of(account), account);
    }
}
