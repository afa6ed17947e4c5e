using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class StatementTests
{
    [Fact]
    public void Statement_OfAMonthWithEverything_AddsUp()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(100m);
        Order undone = store.Fund(70m);
        new UndoOrder(store.Context).Execute(null, undone.OrderId, null, WriteMode.Commit);
        store.Card("1", "2.00");
        store.Import(Calls.TollFreeIn(1));
        store.MoveTo(new DateTimeOffset(2026, 1, 20, 0, 0, 0, TimeSpan.Zero));
        new ImportRateCard(store.Context).Execute(
            new RateCardRequest(null, "Cheaper", EffectiveFrom: TestStore.Start), [Calls.Rate("1", "1.50")], WriteMode.Commit);
        new UpdateUsage(store.Context).Execute(new UpdateUsageRequest(null, new CallFilter()), WriteMode.Commit, null, CancellationToken.None);

        Statement statement = Of(store, 202601);

        Assert.Equal((0L, 170_000_000L, 70_000_000L), (statement.Opening, statement.Fundings, statement.Undone));
        Assert.True(statement.Repriced > 0 && statement.Charges > statement.Repriced);
        Assert.Equal(100_000_000 - statement.NetCharges, statement.Closing);
        Assert.Equal(store.Balance().Balance, statement.Closing);
        Assert.Equal(statement.NetCharges, statement.ByUser.Sum(sum => sum.Charge));
        Assert.Equal(0, statement.NotDivided);
        Assert.Equal(2, statement.Corrections.Count);
        Assert.Equal(OrderStatus.Undone, statement.Payments[1].Order!.Status);
    }

    [Fact]
    public void Statement_OfACallPricedAgainLater_SaysWhatItDoesNotDivide()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(100m);
        store.Card("1", "2.00");
        store.Import(Calls.TollFreeIn(1));
        store.MoveTo(new DateTimeOffset(2026, 2, 20, 0, 0, 0, TimeSpan.Zero));
        new ImportRateCard(store.Context).Execute(
            new RateCardRequest(null, "Cheaper", EffectiveFrom: TestStore.Start), [Calls.Rate("1", "1.50")], WriteMode.Commit);
        new UpdateUsage(store.Context).Execute(new UpdateUsageRequest(null, new CallFilter()), WriteMode.Commit, null, CancellationToken.None);

        Statement january = Of(store, 202601);
        Statement february = Of(store, 202602);

        Assert.Equal((0L, february.Repriced), (january.Repriced, january.NotDivided));
        Assert.Equal((0L, -february.Repriced), (february.Charges, february.NotDivided));
        Assert.Empty(february.ByUser);
        Assert.Equal((january.Closing, store.Balance().Balance), (february.Opening, february.Closing));
    }

    [Fact]
    public void F7_Expiries_AreShownBeforeInGraceAndAfter()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(100m);
        Assert.Equal(0, Of(store, 202601).ClosingInGrace);
        Assert.Equal(TestStore.Start.AddYears(1), Assert.Single(Of(store, 202601).Lots).Lot.ExpiresAt);
        store.MoveTo(TestStore.Start.AddYears(1).AddDays(1));
        Assert.Equal((100_000_000L, 100_000_000L), (Of(store, 202701).Closing, Of(store, 202701).ClosingInGrace));
        store.MoveTo(TestStore.Start.AddYears(1).AddDays(4));
        new ExpireFunds(store.Context).Execute(null, WriteMode.Commit);

        Statement statement = Of(store, 202701);

        Assert.Equal((100_000_000L, 100_000_000L, 0L, 0L), (statement.Opening, statement.Expiries, statement.Closing, statement.ClosingInGrace));
        Assert.Equal(PostingKind.Expiry, Assert.Single(statement.Expired).Kind);
        Assert.Empty(statement.Lots);
    }

    [Fact]
    public void M4_Month_IsThatOfTheAccountsTimeZone()
    {
        using TestStore store = new(new DateTimeOffset(2026, 1, 31, 23, 30, 0, TimeSpan.Zero));
        store.WithAccount(settings: new AccountSettings { TimeZone = "Europe/Berlin" });
        store.Fund(100m);

        Statement february = Of(store, 202602);

        Assert.Equal((0L, 100_000_000L), (february.Opening, february.Closing));
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 23, 0, 0, TimeSpan.Zero), february.From);
        Assert.Equal((new DateOnly(2026, 2, 1), 100_000_000L), (february.Money.Days[0].Day, february.Money.Days[0].Fundings));
        Assert.Equal((0L, 0L), (Of(store, 202601).Opening, Of(store, 202601).Closing));
        Assert.Equal(ErrorIds.MonthInvalid, Assert.Throws<CommsCreditException>(() => Of(store, 202603)).Id);
    }

    private static Statement Of(TestStore store, int key) => new StatementQueries(store.Context).Of(null, Month.FromKey(key));
}
