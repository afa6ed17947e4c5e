using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class ExpiryTests
{
    [Fact]
    public void F7_L7_UnusedRest_IsForfeitedOnceAfterTheGrace()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(100m);
        DateTimeOffset expiry = TestStore.Start.AddYears(1);

        store.MoveTo(expiry);
        Assert.Equal((0L, 100_000_000L), (store.Balance().Balance, store.Balance().InGrace));
        Assert.Equal(0, Maintain(store).Expired);

        store.MoveTo(expiry.AddDays(3).AddTicks(-1));
        Assert.Equal(0, Maintain(store).Expired);

        store.MoveTo(expiry.AddDays(3));
        Assert.Equal(1, Maintain(store).Expired);
        Assert.Equal((0L, 0L), (store.Balance().Balance, store.Balance().InGrace));
        Assert.Equal(0, Maintain(store).Expired);
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void L7_LateRecord_DrawsTheLotInGraceAndNotAfterTheSweep()
    {
        using TestStore store = Calling();
        DateTimeOffset expiry = TestStore.Start.AddYears(1);
        store.MoveTo(expiry.AddDays(3));
        store.Import(Calls.UserOut(1, seconds: 600, start: expiry.AddHours(-1)));
        Assert.Equal(90_000_000, store.Balance().InGrace);

        Maintain(store);
        store.Import(Calls.UserOut(2, seconds: 600, start: expiry.AddHours(-1)));

        Assert.Equal((-10_000_000L, 0L), (store.Balance().Balance, store.Balance().InGrace));
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void L7_CallAtTheExpiry_NeverDrawsTheLot()
    {
        using TestStore store = Calling();
        DateTimeOffset expiry = TestStore.Start.AddYears(1);
        store.MoveTo(expiry.AddDays(1));

        store.Import(Calls.UserOut(1, seconds: 600, start: expiry));

        Assert.Equal((-10_000_000L, 100_000_000L), (store.Balance().Balance, store.Balance().InGrace));
    }

    [Fact]
    public void L8_CheaperCallOfAForfeitedLot_IsForfeitedAgain()
    {
        using TestStore store = Calling();
        DateTimeOffset expiry = TestStore.Start.AddYears(1);
        store.Import(Calls.UserOut(1, seconds: 600));
        store.MoveTo(expiry.AddDays(3));
        Maintain(store);
        new ImportRateCard(store.Context).Execute(
            new RateCardRequest(null, "Cheaper", EffectiveFrom: TestStore.Start), [Calls.Rate("44", "0.40")], WriteMode.Commit);

        new UpdateUsage(store.Context).Execute(
            new UpdateUsageRequest(null, new CallFilter()), WriteMode.Commit, null, CancellationToken.None);

        Assert.Equal((0L, 0L), (store.Balance().Balance, store.Balance().InGrace));
        Assert.Equal(
            96_000_000L, LedgerLawTests.Scalar(store, "SELECT sum(amount) FROM entry WHERE book = 'Forfeited'"));
        Assert.Equal(0, Maintain(store).Expired);
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void Grace_IsTheAccounts()
    {
        using TestStore store = new();
        store.WithAccount(settings: new AccountSettings { ExpiryGrace = TimeSpan.Zero });
        store.Fund(100m);

        store.MoveTo(TestStore.Start.AddYears(1));

        Assert.Equal(1, Maintain(store).Expired);
    }

    [Fact]
    public void Expiry_BelowTheTrigger_RechargesAtMaintenance()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(100m);
        new SetAutoRecharge(store.Context).Set(new AutoRechargeChange(null, 80m, 60m, default, default, default), WriteMode.Commit);
        store.MoveTo(TestStore.Start.AddYears(1));

        Maintenance done = Maintain(store);

        Assert.Equal((1, 80_000_000L), (done.Recharged, store.Balance().Balance));
        Assert.Equal(0, Maintain(store).Recharged);
    }

    [Fact]
    public void WhatIf_SaysWhatIsDueAndKeepsNothing()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(100m);
        new SetAutoRecharge(store.Context).Set(new AutoRechargeChange(null, 80m, 60m, default, default, default), WriteMode.Commit);
        store.MoveTo(TestStore.Start.AddYears(1).AddDays(4));
        string before = StoreDump.Of(store.Path);

        Maintenance told = Maintain(store, WriteMode.Simulate);

        Assert.Equal((1, 1), (told.Expired, told.Recharged));
        Assert.Equal(before, StoreDump.Of(store.Path));
    }

    private static Maintenance Maintain(TestStore store, WriteMode mode = WriteMode.Commit) =>
        new Maintain(store.Context).Execute(null, mode);

    // A hundred in one lot, and a user whose calls cost a dollar a minute.
    private static TestStore Calling()
    {
        TestStore store = new();
        store.WithAccount();
        store.Fund(100m);
        store.Rates(Calls.Rate("44", "1"));
        store.User("ada@contoso.example", "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");
        return store;
    }
}
