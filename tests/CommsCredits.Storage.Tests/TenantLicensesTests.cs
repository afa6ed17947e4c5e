using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class TenantLicensesTests
{
    private static readonly Guid Phone = Guid.Parse("e43b5b99-8dfb-405f-9987-dc307f34bcbd");
    private static readonly Guid Credits = Guid.Parse("47794cd0-f0e5-45c5-9033-2eb6b5fc84e0");
    private static readonly Guid Domestic = Guid.Parse("0dab259f-bf13-4952-b7f8-7db8f131b28d");
    private static readonly Guid International = Guid.Parse("d3b4fe1f-9992-4930-8acb-ca6ec609365e");

    [Fact]
    public void Grant_Stopped_WritesWhatWasDoneAndNoMore()
    {
        using TestStore store = Store();
        using CancellationTokenSource stop = new();
        FakeTenant tenant = new(User(1, Phone), User(2, Phone)) { After = _ => stop.Cancel() };

        Assert.Throws<OperationCanceledException>(() => Grant(store, tenant, ["user1@contoso.com", "user2@contoso.com"], stop: stop.Token));

        Assert.Equal(["CommunicationsCredits", "PhoneSystem"], Held(store, 1).Order(StringComparer.Ordinal));
        Assert.Equal(["PhoneSystem"], Held(store, 2));
    }

    [Fact]
    public void Grant_HistoryThatDisagrees_IsDoneThereAndWarnsHere()
    {
        using TestStore store = Store();
        store.User("user1@contoso.com", "US", "PhoneSystem", "CallingPlanInternational");
        FakeTenant tenant = new(User(1, Phone));

        LicenseResult result = Grant(store, tenant, ["user1@contoso.com"], "CallingPlanDomestic").Single();

        Assert.Equal((LicenseStatus.Granted, null), (result.Status, result.Error));
        Assert.Contains("not recorded here", result.Warning, StringComparison.Ordinal);
        Assert.Contains(Domestic, tenant.Holds(1));
    }

    [Fact]
    public void Grant_SwapWithNothingLeft_KeepsTheOldPlan()
    {
        using TestStore store = Store();
        FakeTenant tenant = new(User(1, Phone, Domestic)) { Free = { [International] = 0 } };

        LicenseResult result = Grant(
            store, tenant, ["user1@contoso.com"], "CallingPlanInternational", replace: "CallingPlanDomestic").Single();

        Assert.Equal(ErrorIds.LicenseCountExceeded, result.Error?.Id);
        Assert.Equal([Phone, Domestic], tenant.Holds(1));
        Assert.Empty(tenant.Sent);
    }

    [Fact]
    public void Grant_FailureThere_FreesTheUnitForTheNext()
    {
        using TestStore store = Store();
        FakeTenant tenant = new(User(1, Phone), User(2, Phone)) { Free = { [Credits] = 1 }, Fails = { 1 } };
        TenantLicenses licenses = new(store.Context, tenant);

        Assert.Equal(LicenseStatus.Failed, licenses.Grant(Request(), ["user1@contoso.com"], default).Single().Status);
        Assert.Equal(LicenseStatus.Granted, licenses.Grant(Request(), ["user2@contoso.com"], default).Single().Status);
    }

    [Fact]
    public void Grant_SameUserTwice_IsSentOnce()
    {
        using TestStore store = Store();
        FakeTenant tenant = new(User(1, Phone));

        IReadOnlyList<LicenseResult> results = Grant(store, tenant, ["user1@contoso.com", IdOf(1).ToString(), "USER1@contoso.com"]);

        Assert.Equal([LicenseStatus.Granted, LicenseStatus.AlreadyAssigned, LicenseStatus.AlreadyAssigned], results.Select(result => result.Status));
        Assert.Single(tenant.Sent);
    }

    [Fact]
    public void Grant_RenamedThere_IsTheSameUserHere()
    {
        using TestStore store = Store();
        new SaveUsers(store.Context).Execute(
            null, [new UserChange { Identity = "old@contoso.com", ObjectId = IdOf(1), Department = "Sales" }], null, WriteMode.Commit);

        Grant(store, new FakeTenant(User(1, Phone)), ["user1@contoso.com"]);

        UserView user = new UserQueries(store.Context).All(null, _ => true).Single();
        Assert.Equal(("user1@contoso.com", "Sales", "US"), (user.User.UserPrincipalName, user.User.Department, user.User.UsageLocation));
        Assert.Contains("CommunicationsCredits", user.Licenses);
    }

    [Fact]
    public void Grant_ManyUsers_ReadsTheTenantOnceForAllBatches()
    {
        using TestStore store = Store();
        FakeTenant tenant = new([.. Enumerable.Range(1, 400).Select(number => User(number, Phone))]);
        TenantLicenses licenses = new(store.Context, tenant);
        string?[] names = [.. Enumerable.Range(1, 400).Select(number => $"user{number}@contoso.com")];

        LicenseResult[] results = [.. licenses.Grant(Request(), names[..200], default), .. licenses.Grant(Request(), names[200..], default)];

        Assert.All(results, result => Assert.Equal(LicenseStatus.Granted, result.Status));
        Assert.Equal((1, 1, 0), (tenant.FullReads, tenant.SkuReads, tenant.Lookups));
    }

    [Fact]
    public void Grant_NoAccount_AsksNobody()
    {
        using TestStore store = new();
        FakeTenant tenant = new(User(1, Phone));

        Assert.Equal(ErrorIds.AccountNotFound, Assert.Throws<CommsCreditException>(() => Grant(store, tenant, ["user1@contoso.com"])).Id);

        Assert.Equal((0, 0), (tenant.Lookups, tenant.Sent.Count));
    }

    [Fact]
    public void Revoke_HeldHereAlone_EndsHereAndIsNotAssignedThere()
    {
        using TestStore store = Store();
        store.User("user1@contoso.com", "US", "PhoneSystem", "CommunicationsCredits");
        FakeTenant tenant = new(User(1, Phone));

        LicenseResult result = new TenantLicenses(store.Context, tenant).Revoke(Request(), ["user1@contoso.com"], default).Single();

        Assert.Equal(LicenseStatus.NotAssigned, result.Status);
        Assert.Empty(tenant.Sent);
        Assert.Equal(["PhoneSystem"], Held(store, 1));
    }

    private static TestStore Store()
    {
        TestStore store = new();
        store.WithAccount();
        return store;
    }

    private static IReadOnlyList<LicenseResult> Grant(
        TestStore store, FakeTenant tenant, string?[] users, string license = "CommunicationsCredits", string? replace = null, CancellationToken stop = default) =>
        new TenantLicenses(store.Context, tenant).Grant(new LicenseRequest(null, [license], replace is null ? [] : [replace]), users, stop);

    private static LicenseRequest Request() => new(null, ["CommunicationsCredits"], []);

    private static IReadOnlyList<string> Held(TestStore store, int number) =>
        new UserQueries(store.Context).Find(null, $"user{number}@contoso.com").Licenses;

    private static TenantUser User(int number, params Guid[] skus) => new(IdOf(number), $"user{number}@contoso.com", null, null, "US", skus);

    private static Guid IdOf(int number) => new(number, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

    /// <summary>A tenant in memory that does what it is told, one change after the other.</summary>
    private sealed class FakeTenant(params TenantUser[] users) : ITenantDirectory
    {
        private readonly Dictionary<Guid, TenantUser> users = users.ToDictionary(user => user.ObjectId);

        public Dictionary<Guid, long> Free { get; } = new() { [Phone] = 1000, [Credits] = 1000, [Domestic] = 1000, [International] = 1000 };

        public HashSet<int> Fails { get; } = [];

        public Action<TenantChange> After { get; init; } = _ => { };

        public List<TenantChange> Sent { get; } = [];

        public int FullReads { get; private set; }

        public int SkuReads { get; private set; }

        public int Lookups { get; private set; }

        public IReadOnlyList<Guid> Holds(int number) => users[IdOf(number)].SkuIds;

        public IEnumerable<TenantUser> Users(CancellationToken cancellation)
        {
            FullReads++;
            return users.Values;
        }

        public IEnumerable<TenantUser> Find(IReadOnlyList<UserIdentity> identities, CancellationToken cancellation)
        {
            Lookups++;
            return users.Values.Where(user => identities.Any(user.Is));
        }

        public IReadOnlyList<TenantSku> Skus(CancellationToken cancellation)
        {
            SkuReads++;
            return [.. Free.Select(pair => new TenantSku(pair.Key, string.Empty, pair.Value))];
        }

        public IEnumerable<TenantOutcome> Assign(IReadOnlyList<TenantChange> changes, CancellationToken cancellation)
        {
            foreach (TenantChange change in changes)
            {
                cancellation.ThrowIfCancellationRequested();
                Sent.Add(change);
                bool fails = Fails.Any(number => IdOf(number) == change.ObjectId);
                if (!fails)
                {
                    TenantUser user = users[change.ObjectId];
                    users[change.ObjectId] = user with { SkuIds = [.. user.SkuIds.Except(change.Remove), .. change.Add] };
                }

                yield return new TenantOutcome(change, fails ? new CommsCreditException(ErrorIds.GraphRequestFailed, "No.", null, null) : null);
                After(change);
            }
        }
    }
}
