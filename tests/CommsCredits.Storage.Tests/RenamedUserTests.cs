using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Users who get another name, or are recorded after their calls, stay one user.</summary>
public class RenamedUserTests
{
    private const string Married = "ada.king@contoso.example";
    private static readonly Guid AdaId = new("11111111-1111-1111-1111-111111111111");

    [Fact]
    public void L4_SaveUsers_SameRequestAfterARename_MakesNoSecondUser()
    {
        using TestStore store = RuleStore.Open();
        SaveUsers users = new(store.Context);
        Guid request = Guid.NewGuid();
        UserChange change = new() { Identity = RuleStore.Ada, UsageLocation = "US" };
        users.Execute(null, [change], request, WriteMode.Commit);
        store.Change(new UserChange { Identity = RuleStore.Ada, ObjectId = AdaId });
        store.Change(new UserChange { Identity = Married, ObjectId = AdaId });

        ItemResult<UserView> again = users.Execute(null, [change], request, WriteMode.Commit).Single();

        Assert.Equal((null, Married), (again.Error, again.Value?.User.UserPrincipalName));
    }

    [Fact]
    public void Calls_OfARenamedUser_AreFoundUnderHisNewName()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "PhoneSystem");
        store.Import(Calls.UserOut(1));
        store.Change(new UserChange { Identity = RuleStore.Ada, ObjectId = AdaId });
        store.Change(new UserChange { Identity = Married, ObjectId = AdaId });
        store.Import(Calls.UserOut(2, user: Married));
        store.User(RuleStore.Ada, "US", "PhoneSystem");
        store.Import(Calls.UserOut(3));

        Assert.Equal([1, 2], Found(store, Married));
        Assert.Equal([1, 2], Found(store, AdaId.ToString()));
        Assert.Equal([3], Found(store, RuleStore.Ada));
        Assert.Equal([(Married, 2L), (RuleStore.Ada, 1L)], PerUser(store));
    }

    [Fact]
    public void Calls_OfAUserRecordedLate_AreSummedWithHisOthers()
    {
        using TestStore store = RuleStore.Open();
        store.Import(Calls.UserOut(1, user: "Ada@Contoso.example"), Calls.UserOut(2) with { UserPrincipalName = Married, ObjectId = AdaId });
        store.Change(new UserChange { Identity = "Ada@contoso.example", ObjectId = AdaId, UsageLocation = "US" });
        store.Import(Calls.UserOut(3));
        Assert.Equal([("Ada@contoso.example", 2L), (Married, 1L)], PerUser(store));

        new UpdateUsage(store.Context).Execute(
            new UpdateUsageRequest(null, new CallFilter()), WriteMode.Commit, null, CancellationToken.None);

        Assert.Equal([("Ada@contoso.example", 3L)], PerUser(store));
        Assert.Equal([1, 2, 3], Found(store, RuleStore.Ada));
        Assert.Equal([1, 2, 3], Found(store, AdaId.ToString()));
    }

    [Fact]
    public void M7_PlanOfAUserRecordedLateAndRenamed_IsNotUsedTwice()
    {
        using TestStore store = RuleStore.Open();
        store.Import(
            Calls.UserOut(1, to: RuleStore.Seattle, seconds: 6_000) with { Capability = "MCOPSTN8" },
            Calls.UserOut(2, to: RuleStore.Seattle, seconds: 6_000) with { Capability = "MCOPSTN8" });
        store.Change(new UserChange { Identity = RuleStore.Ada, ObjectId = AdaId, UsageLocation = "US" });
        store.Change(new UserChange { Identity = Married, ObjectId = AdaId });

        new UpdateUsage(store.Context).Execute(
            new UpdateUsageRequest(null, new CallFilter { Refused = true }), WriteMode.Commit, null, CancellationToken.None);

        Assert.Equal([(100, (int?)null), (0, 1)], new UsageQueries(store.Context).Calls(null, new CallFilter())
            .Select(pair => (pair.Call.PoolMinutes, pair.Call.UserNumber)));
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void C11_RenamedResourceAccount_StillPaysForItsSharedCallingUsers()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Attendant, "US", "PhoneSystemResourceAccount", "CallingPlanPayAsYouGo");
        store.User(RuleStore.Ada, "US", "PhoneSystem");
        store.Change(new UserChange { Identity = RuleStore.Ada, ResourceAccount = RuleStore.Attendant });
        Assert.Equal(Payer.Credits, store.Charged(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.London)).Payer);
        store.Change(new UserChange { Identity = RuleStore.Attendant, ObjectId = AdaId });

        store.Change(new UserChange { Identity = "reception@contoso.example", ObjectId = AdaId });

        Assert.Equal(Payer.Credits, store.Charged(RuleStore.UserCall(2, RuleStore.Ada, RuleStore.London)).Payer);
    }

    [Fact]
    public void RegisteredNumber_OfARenamedResourceAccount_IsStillIts()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Attendant, "US", "PhoneSystemResourceAccount", "CallingPlanDomestic");
        store.RegisterAttendant();
        Assert.Equal(Payer.Pool, store.Charged(RuleStore.BotCall(1, RuleStore.Seattle)).Payer);
        store.Change(new UserChange { Identity = RuleStore.Attendant, ObjectId = AdaId });

        store.Change(new UserChange { Identity = "reception@contoso.example", ObjectId = AdaId });

        Assert.Equal(Payer.Pool, store.Charged(RuleStore.BotCall(2, RuleStore.Seattle)).Payer);
    }

    private static IEnumerable<int> Found(TestStore store, string user) => new UsageQueries(store.Context)
        .Calls(null, new CallFilter { User = UserIdentity.Parse(user) }).Select(pair => int.Parse(pair.Call.Record.CallId![5..]));

    private static IEnumerable<(string?, long)> PerUser(TestStore store) => new UsageQueries(store.Context)
        .Measure(null, [UsageKey.User], null, null).Sums.Select(sum => (sum.Keys[0], sum.Calls));
}
