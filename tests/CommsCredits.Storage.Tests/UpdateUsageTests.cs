using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class UpdateUsageTests
{
    private const string Ada = "ada@contoso.example";

    [Fact]
    public void LateRateCard_UnratedCalls_ArePricedAndPostedAsUsage()
    {
        using TestStore store = Ready(100m);
        store.Import(Calls.UserOut(1, seconds: 120));
        store.Rates(Calls.Rate("44", "0.50"));

        UsageUpdate update = Update(store, new CallFilter { Unrated = true });

        Assert.Equal((1, 1, 1_000_000L), (update.Calls, update.Changed, update.Difference));
        Assert.Equal(99_000_000, store.Balance().Balance);
        Assert.Equal(PostingKind.Usage, Last(store).Kind);
        Assert.Equal((Payer.Credits, QuoteReason.Ok, 1_000_000L), Short(Call(store, 1)));
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void L8_DearerCard_DrawsTheDifferenceAndNamesThePosting()
    {
        using TestStore store = Ready(100m);
        store.Rates(Calls.Rate("44", "0.50"));
        store.Import(Calls.UserOut(1, seconds: 120));
        Posting usage = Last(store);
        LaterCard(store, "0.75");

        UsageUpdate update = Update(store, new CallFilter());

        Posting correction = Last(store);
        Assert.Equal(500_000, update.Difference);
        Assert.Equal((PostingKind.Correction, (Guid?)usage.PostingId, -500_000L), (correction.Kind, correction.Corrects, correction.BalanceChange));
        Assert.Equal(98_500_000, store.Balance().Balance);
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void L8_CheaperCard_GivesBackToTheLotsInReverseOrder()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(50m);
        store.Fund(60m);
        AddUser(store);
        store.Rates(Calls.Rate("44", "70"));
        store.Import(Calls.UserOut(1, seconds: 60));
        LaterCard(store, "55");

        Update(store, new CallFilter());

        Assert.Equal([0L, 55_000_000L], Lots(store).Select(lot => lot.Remaining));
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void L8_RepaidOverdraft_StandsAgainAndTheLotGetsItsMoneyBack()
    {
        using TestStore store = Ready(50m);
        store.Rates(Calls.Rate("44", "80"));
        store.Import(Calls.UserOut(1, seconds: 60));
        Assert.Equal(-30_000_000, store.Balance().Balance);
        store.Fund(100m);
        LaterCard(store, "60");

        Update(store, new CallFilter());

        // 50 from the first lot and 10 of debt, which the second lot repaid: it has 90 left.
        Assert.Equal([0L, 90_000_000L], Lots(store).Select(lot => lot.Remaining));
        Assert.Equal(90_000_000, store.Balance().Balance);
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void Update_BalanceFallsThoughCallsCostLess_Recharges()
    {
        DateTimeOffset expiry = TestStore.Start.AddMonths(12);
        using TestStore store = new();
        store.WithAccount();
        store.Fund(100);
        store.Rates(Calls.Rate("1", "40"));
        store.MoveTo(expiry.AddDays(-1));
        store.Fund(60);
        store.MoveTo(expiry.AddDays(1));
        store.Import(
            Calls.TollFreeIn(1, start: expiry.AddHours(-1)),
            Calls.TollFreeIn(2, start: expiry.AddHours(1)) with { DestinationNumber = "+18665550100" });
        new SetAutoRecharge(store.Context).Set(new AutoRechargeChange(null, 50, 50, default, default, default), WriteMode.Commit);
        Assert.Equal((70_000_000L, 60_000_000L), (store.Balance().Balance, store.Balance().InGrace));
        RateCardRequest later = new(null, "Test", EffectiveFrom: TestStore.Start);
        new ImportRateCard(store.Context).Execute(later, [Calls.Rate("1800", "5"), Calls.Rate("1866", "65")], WriteMode.Commit);

        UsageUpdate update = Update(store, new CallFilter());

        Assert.Equal(-10_000_000, update.Difference);

        // 35 go back to the lot that has expired, 25 more come from the other: 45 are below the trigger of 50.
        Assert.Equal((95_000_000L, 95_000_000L), (store.Balance().Balance, store.Balance().InGrace));
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void L8_RepaidOverdraft_GoesNotBackToALotThatWasForfeited()
    {
        using TestStore store = Ready(50m);
        store.Rates(Calls.Rate("44", "80"));
        store.Import(Calls.UserOut(1, seconds: 60));
        store.Fund(100m);
        store.MoveTo(TestStore.Start.AddMonths(13));
        new ExpireFunds(store.Context).Execute(null, WriteMode.Commit);
        LaterCard(store, "60");

        Update(store, new CallFilter());

        Assert.Equal((0L, 0L), (store.Balance().Balance, store.Balance().InGrace));
        Assert.Empty(new ExpireFunds(store.Context).Execute(null, WriteMode.Commit));
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void LateLicense_RefusedCall_IsPaidByCredits()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(100m);
        store.Rates(Calls.Rate("44", "0.50"));
        store.User(Ada, "US", "PhoneSystem", "CallingPlanDomestic");
        store.Import(Calls.UserOut(1));
        Assert.Equal(QuoteReason.NoCreditLicense, Call(store, 1).Reason);
        new AssignLicenses(store.Context).Grant(
            new LicenseRequest(null, ["CommunicationsCredits"], [], TestStore.Start), [Ada], WriteMode.Commit);

        UsageUpdate update = Update(store, new CallFilter());

        Assert.Equal(500_000, update.Difference);
        Assert.False(Call(store, 1).Refused);
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void RefusedByAnEmptyBalance_StaysMarkedSo()
    {
        using TestStore store = Ready(0m);
        store.Rates(Calls.Rate("44", "0.50"));
        store.Import(Calls.UserOut(1));
        store.Fund(100m);
        LaterCard(store, "0.60");

        Update(store, new CallFilter());

        Assert.Equal((Payer.Credits, QuoteReason.NoCredit, 600_000L), Short(Call(store, 1)));
        Assert.True(Call(store, 1).Refused);
    }

    [Fact]
    public void OneCall_LeavesThePoolMinutesOfTheOthers()
    {
        using TestStore store = new();
        store.WithAccount("EUR", "DE");
        store.User(Ada, "DE", "PhoneSystem", "CallingPlan120");
        store.Import([.. Enumerable.Range(1, 3).Select(number => Calls.UserOut(number, to: "+493012345678", seconds: 2_400))]);

        UsageUpdate update = Update(store, new CallFilter { UsageId = Calls.Id(1) });

        Assert.Equal((1, 0, 0L), (update.Calls, update.Changed, update.Difference));
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void WhatIf_SaysTheSameAndChangesNothing()
    {
        using TestStore store = Ready(100m);
        store.Import(Calls.UserOut(1), Calls.UserOut(2));
        store.Rates(Calls.Rate("44", "0.50"));
        string before = StoreDump.Of(store.Path);

        UsageUpdate simulated = Update(store, new CallFilter(), mode: WriteMode.Simulate);

        Assert.Equal(before, StoreDump.Of(store.Path));
        UsageUpdate real = Update(store, new CallFilter());
        Assert.Equal((real.Calls, real.Changed, real.Difference), (simulated.Calls, simulated.Changed, simulated.Difference));
    }

    [Fact]
    public void L4_SameRequestTwice_AnswersTheFirstResult()
    {
        using TestStore store = Ready(100m);
        store.Import(Calls.UserOut(1));
        store.Rates(Calls.Rate("44", "0.50"));
        Guid request = new("a3bb189e-8bf9-3888-9912-ace4e6543002");

        UsageUpdate first = Update(store, new CallFilter(), request);
        UsageUpdate again = Update(store, new CallFilter(), request);

        Assert.Equal((1, 1, 500_000L), (again.Calls, again.Changed, again.Difference));
        Assert.Equal(first.Difference, again.Difference);
        CommsCreditException refusal = Assert.Throws<CommsCreditException>(
            () => Update(store, new CallFilter { Unrated = true }, request));
        Assert.Equal(ErrorIds.RequestIdReused, refusal.Id);
    }

    [Fact]
    public void DearerCalls_BelowTheTrigger_Recharge()
    {
        using TestStore store = Ready(100m);
        store.Import(Calls.UserOut(1, seconds: 6_000));
        new SetAutoRecharge(store.Context).Set(new AutoRechargeChange(null, 100m, 60m, default, default, default), WriteMode.Commit);
        store.Rates(Calls.Rate("44", "0.50"));

        Update(store, new CallFilter());

        Assert.Equal(150_000_000, store.Balance().Balance);
    }

    private static UsageUpdate Update(TestStore store, CallFilter filter, Guid? request = null, WriteMode mode = WriteMode.Commit) =>
        new UpdateUsage(store.Context).Execute(new UpdateUsageRequest(null, filter, request), mode, null, CancellationToken.None);

    private static void LaterCard(TestStore store, string perMinute) => new ImportRateCard(store.Context).Execute(
        new RateCardRequest(null, "Corrected", EffectiveFrom: TestStore.Start), [Calls.Rate("44", perMinute)], WriteMode.Commit);

    private static TestStore Ready(decimal balance)
    {
        TestStore store = new();
        store.WithAccount();
        if (balance > 0)
        {
            store.Fund(balance);
        }

        AddUser(store);
        return store;
    }

    private static void AddUser(TestStore store) =>
        store.User(Ada, "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");

    private static CallView Call(TestStore store, int number) =>
        new UsageQueries(store.Context).Calls(null, new CallFilter { UsageId = Calls.Id(number) }).Single().Call;

    private static (Payer Payer, QuoteReason Reason, long? Charge) Short(CallView call) => (call.Payer, call.Reason, call.Charge);

    private static Posting Last(TestStore store)
    {
        using IUnitOfWork view = store.Store.Read();
        return view.Of(view.Accounts.Find(null)!).Ledger.Postings(null, null, null, 0, 1_000)[^1].Posting;
    }

    private static IReadOnlyList<Lot> Lots(TestStore store)
    {
        using IUnitOfWork view = store.Store.Read();
        return view.Of(view.Accounts.Find(null)!).Ledger.Lots(includeSpent: true);
    }
}
