using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class UndoOrderTests
{
    [Fact]
    public void L3_UndoneOrder_IsACorrectionThatNamesItsFunding()
    {
        using TestStore store = new();
        store.WithAccount();
        Order order = store.Fund(50m);
        store.Fund(60m);

        Order undone = Undo(store, order.OrderId).Order;

        Assert.Equal((OrderStatus.Undone, 60_000_000L), (undone.Status, undone.BalanceAfter));
        Assert.Equal(60_000_000, store.Balance().Balance);
        List<LedgerLine> lines = [.. new LedgerQueries(store.Context).Transactions(null, null, null, null).Select(found => found.Line)];
        Assert.Equal((PostingKind.Correction, -50_000_000L), (lines[^1].Posting.Kind, lines[^1].Posting.BalanceChange));
        Assert.Equal(lines[0].Posting.PostingId, lines[^1].Posting.Corrects);
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void L2_UndoneLot_HoldsNothingAndIsListedOnlyAmongTheSpent()
    {
        using TestStore store = new();
        store.WithAccount();
        Order order = store.Fund(50m);
        Undo(store, order.OrderId);

        Assert.Empty(new LedgerQueries(store.Context).Funds(null, includeSpent: false).Lots);
        Lot lot = Assert.Single(new LedgerQueries(store.Context).Funds(null, includeSpent: true).Lots);
        Assert.Equal((0L, 0L, 0L, 50_000_000L), (lot.Remaining, lot.Used, lot.Expired, lot.Undone));
    }

    [Fact]
    public void L8_LotWhoseChargesWereGivenBack_CanBeUndone()
    {
        using TestStore store = new();
        store.WithAccount();
        Order order = store.Fund(50m);
        store.Card("1", "1.00");
        store.Import(Calls.TollFreeIn(1));
        Assert.Equal(ErrorIds.OrderNotUndoable, Assert.Throws<CommsCreditException>(() => Undo(store, order.OrderId)).Id);
        new ImportRateCard(store.Context).Execute(new RateCardRequest(null, "Later", EffectiveFrom: TestStore.Start), [Calls.Rate("1", "0.00")], WriteMode.Commit);
        new UpdateUsage(store.Context).Execute(new UpdateUsageRequest(null, new CallFilter()), WriteMode.Commit, null, CancellationToken.None);

        Undo(store, order.OrderId);

        Assert.Equal(0, store.Balance().Balance);
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void L4_SameRequestTwice_UndoesOnceAndOtherContentIsRefused()
    {
        using TestStore store = new();
        store.WithAccount();
        Order order = store.Fund(50m);
        Order other = store.Fund(60m);
        Guid request = Guid.NewGuid();

        Undo(store, order.OrderId, request);
        Order again = Undo(store, order.OrderId, request).Order;

        Assert.Equal(OrderStatus.Undone, again.Status);
        Assert.Equal(60_000_000, store.Balance().Balance);
        Assert.Equal(ErrorIds.RequestIdReused, Assert.Throws<CommsCreditException>(() => Undo(store, other.OrderId, request)).Id);
        Assert.Equal(ErrorIds.OrderNotUndoable, Assert.Throws<CommsCreditException>(() => Undo(store, order.OrderId)).Id);
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void F16_RechargeRepaidExpiredAndUnknownOrders_AreRefusedWithoutEffect()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Rates(Calls.Rate("1", "20.00"));
        store.Import(Calls.TollFreeIn(1));
        Order repaying = store.Fund(50m);
        Order old = store.Fund(50m, TestStore.Start.AddMonths(-13));
        new SetAutoRecharge(store.Context).Set(new AutoRechargeChange(null, 100m, 100m, default, default, default), WriteMode.Commit);
        Order recharge = new LedgerQueries(store.Context).Orders(null, null, null, OrderKind.Recharge, null).Orders.Single();
        string before = StoreDump.Of(store.Path);

        foreach (Guid id in new[] { repaying.OrderId, old.OrderId, recharge.OrderId })
        {
            Assert.Equal(ErrorIds.OrderNotUndoable, Assert.Throws<CommsCreditException>(() => Undo(store, id)).Id);
        }

        Assert.Equal(ErrorIds.OrderNotFound, Assert.Throws<CommsCreditException>(() => Undo(store, Guid.NewGuid())).Id);
        Assert.Equal(before, StoreDump.Of(store.Path));
    }

    [Fact]
    public void Simulated_ChangesNothing()
    {
        using TestStore store = new();
        store.WithAccount();
        Order order = store.Fund(50m);
        string before = StoreDump.Of(store.Path);

        Order undone = new UndoOrder(store.Context).Execute(null, order.OrderId, Guid.NewGuid(), WriteMode.Simulate).Order;

        Assert.Equal(OrderStatus.Undone, undone.Status);
        Assert.Equal(before, StoreDump.Of(store.Path));
    }

    private static (Account Account, Order Order) Undo(TestStore store, Guid order, Guid? request = null) =>
        new UndoOrder(store.Context).Execute(null, order, request, WriteMode.Commit);
}
