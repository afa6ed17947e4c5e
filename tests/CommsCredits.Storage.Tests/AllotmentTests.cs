using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class AllotmentTests
{
    private const string Ada = "ada@contoso.example";

    [Theory]
    [InlineData(null, 10)]
    [InlineData("2026-01-01", 10)]
    [InlineData("2026-01-02", 3000)]
    [InlineData("2026-02-01", 3000)]
    public void M5_OwnMinutes_SizeThePoolsOfMonthsThatBeginUnderThem(string? from, int total)
    {
        using TestStore store = Ready();
        Save(store, "US", "CallingPlanDomestic", from, domestic: 10);

        store.Import(Calls.UserOut(1, to: "+12125550100", seconds: 4_000));

        CallView call = new UsageQueries(store.Context).Calls(null, new CallFilter()).Single().Call;
        Assert.Equal(Math.Min(67, total), call.PoolMinutes);
    }

    [Fact]
    public void M5_OwnMinutes_WhatIsNotGiven_IsWhatHoldsOnThatDay()
    {
        using TestStore store = Ready();

        Assert.Equal((4000, 600), Minutes(Save(store, "US", "CallingPlanInternational", "2026-02-01", domestic: 4000)));
        Assert.Equal((4000, 700), Minutes(Save(store, "US", "CallingPlanInternational", "2026-03-01", international: 700)));
        Assert.Equal((3000, 650), Minutes(Save(store, "GB", "CallingPlanInternational", null, international: 650)));
        Assert.Equal((2000, 650), Minutes(Save(store, "GB", "CallingPlanInternational", null, domestic: 2000)));
        Assert.Equal((5, null), Minutes(Save(store, "TR", "CallingPlanDomestic", null, domestic: 5)));
    }

    [Fact]
    public void M3_OwnMinutesOfPuertoRico_AreThoseOfTheUnitedStates()
    {
        using TestStore store = Ready();
        Save(store, "pr", "MCOPSTN1", null, domestic: 10);
        ManageAllotments manage = new(store.Context);

        Assert.Equal("US", manage.All(null, "PR", null).Single().Country);
        manage.Remove(null, new AllotmentKey("US", "CallingPlanDomestic", null), null, WriteMode.Commit);
        Assert.Empty(manage.All(null, null, null));
    }

    [Fact]
    public void AllotmentsOf_IsKeptUntilTheDirectoryChanges_AndKnowsNothingOfASimulation()
    {
        using TestStore store = Ready();
        AllotmentTable first = Table(store);
        Assert.Same(first, Table(store));
        Assert.Same(AllotmentTable.Default, first);

        Save(store, "DE", "CallingPlanDomestic", null, domestic: 10, mode: WriteMode.Simulate);
        Assert.Same(first, Table(store));
        Save(store, "DE", "CallingPlanDomestic", null, domestic: 20);
        Assert.Equal(20, Table(store).Find("DE", LicenseGrants.CallingPlanDomestic, new DateOnly(2026, 1, 1))?.DomesticMinutes);
    }

    [Theory]
    [InlineData("XX", "CallingPlanDomestic", 10, ErrorIds.CountryUnknown)]
    [InlineData("DE", "Nonsense", 10, ErrorIds.LicenseUnknown)]
    [InlineData("DE", "PhoneSystem", 10, ErrorIds.ParameterInvalid)]
    [InlineData("GB", "BUSINESS_VOICE", 10, ErrorIds.ParameterInvalid)]
    [InlineData("DE", "CallingPlanDomestic", -1, ErrorIds.ParameterInvalid)]
    [InlineData("DE", "CallingPlanDomestic", 44_641, ErrorIds.ParameterInvalid)]
    [InlineData("DE", "CallingPlanPayAsYouGo", 1, ErrorIds.ParameterInvalid)]
    [InlineData("DE", "CallingPlanDomestic", null, ErrorIds.ParameterInvalid)]
    public void Save_WhatCannotBe_IsRefusedWithoutEffect(string country, string license, int? minutes, string id)
    {
        using TestStore store = Ready();
        string before = StoreDump.Of(store.Path);

        CommsCreditException refused = Assert.Throws<CommsCreditException>(() => Save(store, country, license, null, minutes));

        Assert.Equal(id, refused.Id);
        Assert.Equal(before, StoreDump.Of(store.Path));
    }

    [Fact]
    public void L4_RequestAgain_HasOneEffect()
    {
        using TestStore store = Ready();
        ManageAllotments manage = new(store.Context);
        AllotmentKey key = new("DE", "CallingPlanDomestic", null);
        manage.Save(null, key, 10, default, Calls.Id(7), WriteMode.Commit);
        string before = StoreDump.Of(store.Path);

        Assert.Equal(10, manage.Save(null, key, 10, default, Calls.Id(7), WriteMode.Commit).DomesticMinutes);
        Assert.Equal(
            ErrorIds.RequestIdReused,
            Assert.Throws<CommsCreditException>(() => manage.Save(null, key, 11, default, Calls.Id(7), WriteMode.Commit)).Id);
        Assert.Equal(before, StoreDump.Of(store.Path));
    }

    [Fact]
    public void L16_OwnMinutes_AreTheAccountsOwn()
    {
        using TestStore store = Ready();
        new CreateAccount(store.Context).Execute("Fabrikam", "EUR", "DE", new AccountSettings(), null, WriteMode.Commit);
        Save(store, "DE", "CallingPlanDomestic", null, domestic: 10);

        Assert.Empty(new ManageAllotments(store.Context).All("Fabrikam", null, null));
        Assert.Equal(10, Shown(store, null));
        Assert.Equal(1200, Shown(store, "Fabrikam"));
    }

    [Fact]
    public void M5_PlanList_ShowsTheMinutesOfThisMonthsPools()
    {
        using TestStore store = Ready();
        store.MoveTo(new DateTimeOffset(2026, 1, 20, 0, 0, 0, TimeSpan.Zero));
        Save(store, "DE", "CallingPlanDomestic", "2026-01-15", domestic: 10);
        Assert.Equal(1200, Shown(store, null));
        store.MoveTo(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(10, Shown(store, null));
    }

    [Fact]
    public void PlanList_StoreWithoutAnAccount_AnswersFromTheFacts()
    {
        using TestStore store = new();

        Assert.Equal(1200, Shown(store, null));
        Assert.Equal(ErrorIds.AccountNotFound, Assert.Throws<CommsCreditException>(() => Shown(store, "Contoso")).Id);
    }

    [Fact]
    public void L12_PlanList_NamesTheOperatorInsteadOfMinutes()
    {
        using TestStore store = new();
        PlanQueries plans = new(store.Context);

        Assert.Contains("SoftBank", plans.Rows(null, ["JP", "US"], null).Warnings.Single(), StringComparison.Ordinal);
        Assert.Empty(plans.Rows(null, ["JP"], ["CommunicationsCredits"]).Warnings);
        Assert.DoesNotContain(plans.Rows(null, ["AU", "JP"], null).Rows, row => PlanTable.IsPlan(row.License));
    }

    private static TestStore Ready()
    {
        TestStore store = new();
        store.WithAccount();
        store.Fund(1000);
        store.Rates(Calls.Rate("1", "1"));
        store.User(Ada, "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");
        return store;
    }

    private static AllotmentOverride Save(
        TestStore store,
        string country,
        string license,
        string? from,
        int? domestic = null,
        int? international = null,
        WriteMode mode = WriteMode.Commit) => new ManageAllotments(store.Context).Save(
            null,
            new AllotmentKey(country, license, from is null ? null : DateOnly.Parse(from, null)),
            domestic is null ? default : new Given<int?>(true, domestic),
            international is null ? default : new Given<int?>(true, international),
            null,
            mode);

    private static (int?, int?) Minutes(AllotmentOverride saved) => (saved.DomesticMinutes, saved.InternationalMinutes);

    private static int? Shown(TestStore store, string? account) =>
        new PlanQueries(store.Context).Rows(account, ["DE"], ["CallingPlanDomestic"]).Rows.Single().Minutes.DomesticMinutes;

    private static AllotmentTable Table(TestStore store)
    {
        using IUnitOfWork view = store.Store.Read();
        Account account = OperationContext.Resolve(view, null);
        return store.Context.AllotmentsOf(view.Of(account), account);
    }
}
