using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class FundingTests
{
    [Theory]
    [InlineData(49, ErrorIds.AmountBelowMinimum)]
    [InlineData(-5, ErrorIds.AmountBelowMinimum)]
    [InlineData(50.5, ErrorIds.AmountNotWhole)]
    public void F5_Amount_BelowMinimumOrNotWhole_IsRefused(decimal amount, string id)
    {
        using TestStore store = new();
        store.WithAccount();

        Assert.Equal(id, Assert.Throws<CommsCreditException>(() => store.Fund(amount)).Id);
        Assert.Empty(new LedgerQueries(store.Context).Orders(null, null, null, null, null).Orders);
    }

    [Fact]
    public void F7_LotBoughtOn29February_ExpiresOn28February()
    {
        using TestStore store = new(new DateTimeOffset(2028, 2, 29, 10, 0, 0, TimeSpan.Zero));
        store.WithAccount();

        Order order = store.Fund(50m);

        Assert.Equal(new DateTimeOffset(2029, 2, 28, 10, 0, 0, TimeSpan.Zero), order.ExpiresAt);
    }

    [Fact]
    public void F7_ExpiredFunds_LeaveTheBalanceAtOnceAndStayInGrace()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(50m);
        store.MoveTo(TestStore.Start.AddMonths(12).AddTicks(-1));
        Assert.Equal(50_000_000, store.Balance().Balance);

        store.MoveTo(TestStore.Start.AddMonths(12));

        Assert.Equal((0L, 50_000_000L), (store.Balance().Balance, store.Balance().InGrace));
    }

    [Fact]
    public void L7_LateRecord_DrawsTheLotOfItsTimeAndOneFromAfterTheExpiryNever()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(50m);
        store.Rates(Calls.Rate("1", "1.00"));
        DateTimeOffset expiry = TestStore.Start.AddMonths(12);
        store.MoveTo(expiry.AddDays(1));

        store.Import(Calls.TollFreeIn(1, start: expiry.AddTicks(-1)), Calls.TollFreeIn(2, start: expiry));

        Assert.Equal(-1_000_000, store.Balance().Balance);
        Assert.Equal(49_000_000, store.Balance().InGrace);
    }

    [Fact]
    public void L5_F8_Charges_DrawOldestLotFirst()
    {
        using TestStore store = new(TestStore.Start.AddMonths(1));
        store.WithAccount();
        store.Fund(60m);
        store.Fund(50m, purchased: TestStore.Start);
        store.Rates(Calls.Rate("1", "1.00"));

        store.Import(Calls.TollFreeIn(1, seconds: 55 * 60, start: TestStore.Start.AddDays(40)));

        IReadOnlyList<Lot> lots = new LedgerQueries(store.Context).Funds(null, includeSpent: true).Lots;
        Assert.Equal([(50_000_000L, 0L), (5_000_000L, 55_000_000L)], lots.Select(lot => (lot.Used, lot.Remaining)));
    }

    [Fact]
    public void L4_SameRequestId_FundsOnceAndReturnsTheFirstOrder()
    {
        using TestStore store = new();
        store.WithAccount();
        AddFundsRequest request = new(null, 50m, RequestId: Calls.Id(7));

        Order first = new AddFunds(store.Context).Execute(request, WriteMode.Commit);
        Order second = new AddFunds(store.Context).Execute(request, WriteMode.Commit);

        Assert.Equal(first, second);
        Assert.Equal(50_000_000, store.Balance().Balance);
        CommsCreditException reused = Assert.Throws<CommsCreditException>(
            () => new AddFunds(store.Context).Execute(request with { Amount = 60m }, WriteMode.Commit));
        Assert.Equal(ErrorIds.RequestIdReused, reused.Id);
    }

    [Fact]
    public void Decline_OfAnExpiredCard_LeavesTheBalanceAndTriesTheBackup()
    {
        using TestStore store = new();
        store.WithAccount();
        Card(store, "Old", new Month(2025, 12));
        Card(store, "New", new Month(2030, 12));

        Order manual = new AddFunds(store.Context).Execute(new AddFundsRequest(null, 50m, "Old"), WriteMode.Commit);
        new SetAutoRecharge(store.Context).Set(new AutoRechargeChange(null, 50m, 60m, "Old", "New", default), WriteMode.Commit);

        Assert.Equal((OrderStatus.Declined, (Guid?)null), (manual.Status, manual.LotId));
        IReadOnlyList<Order> recharges = new LedgerQueries(store.Context).Orders(null, null, null, OrderKind.Recharge, null).Orders;
        Assert.Equal([OrderStatus.Declined, OrderStatus.Settled], recharges.Select(order => order.Status));
        Assert.Equal(100_000_000, store.Balance().Balance);
    }

    [Fact]
    public void L14_DeclineWithoutBackup_BacksOffForAnHour()
    {
        using TestStore store = new();
        store.WithAccount();
        Card(store, "Old", new Month(2025, 12));

        AutoRechargeView view = new SetAutoRecharge(store.Context).Set(
            new AutoRechargeChange(null, 50m, 60m, default, default, default), WriteMode.Commit);

        Assert.Equal((AutoRechargeState.BackingOff, AutoRechargeReason.Declined), (view.Decision.State, view.Decision.Reason));
        Assert.Equal(TestStore.Start.AddHours(1), view.Settings.NextAttemptAt);
    }

    [Fact]
    public void L14_UnknownOutcome_BlocksFurtherRecharges()
    {
        using TestStore store = new() { Gateway = new Silent() };
        store.WithAccount();
        Card(store, "Card", new Month(2030, 12));
        SetAutoRecharge recharge = new(store.Context);

        AutoRechargeView view = recharge.Set(new AutoRechargeChange(null, 50m, 60m, default, default, default), WriteMode.Commit);
        recharge.Switch(null, enabled: true, null, WriteMode.Commit);

        Assert.Equal((AutoRechargeState.Blocked, AutoRechargeReason.UnknownOutcome), (view.Decision.State, view.Decision.Reason));
        Assert.Single(new LedgerQueries(store.Context).Orders(null, null, null, OrderKind.Recharge, null).Orders);
    }

    [Fact]
    public void L1_FailedCommand_LeavesTheStoreAsItWas()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(50m);
        string before = StoreDump.Of(store.Path);

        Assert.Throws<CommsCreditException>(() => store.Fund(1m));
        Assert.Throws<CommsCreditException>(() => store.Rates(Calls.Rate("44", "0.1"), Calls.Rate("44", "0.2")));

        Assert.Equal(before, StoreDump.Of(store.Path));
    }

    [Fact]
    public void L14_ChargeWhileAnOrderIsPending_IsRechargedOnceItSettles()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Rates(Calls.Rate("1", "1.00"));
        Card(store, "Card", new Month(2030, 12));
        store.Fund(60m);
        new SetAutoRecharge(store.Context).Set(new AutoRechargeChange(null, 50m, 50m, default, default, default), WriteMode.Commit);
        int asked = 0;
        store.Gateway = new Scripted(() =>
        {
            // While the first order is with the gateway, another command charges far below the trigger.
            if (asked++ == 0)
            {
                store.Import(Calls.TollFreeIn(2, seconds: 90 * 60));
            }
        });

        store.Import(Calls.TollFreeIn(1, seconds: 11 * 60));

        Assert.Equal(60_000_000 - 11_000_000 - 90_000_000 + 50_000_000 + 50_000_000, store.Balance().Balance);
        IReadOnlyList<Order> orders = new LedgerQueries(store.Context).Orders(null, null, null, OrderKind.Recharge, null).Orders;
        Assert.Equal([OrderStatus.Settled, OrderStatus.Settled], orders.Select(order => order.Status));
    }

    private static void Card(TestStore store, string name, Month expiry) => new ManagePaymentMethods(store.Context).Add(
        null,
        new PaymentMethod { Name = name, Kind = PaymentMethodKind.Card, CardBrand = "Visa", CardLast4 = "4242", CardExpiry = expiry },
        null,
        WriteMode.Commit);

    private sealed class Scripted(Action meanwhile) : IPaymentGateway
    {
        public TimeSpan Patience => TimeSpan.Zero;

        public PaymentOutcome Reconcile(PaymentRequest request) => PaymentOutcome.NotFound;

        public PaymentOutcome Charge(PaymentRequest request)
        {
            meanwhile();
            return new PaymentOutcome(OrderStatus.Settled, string.Empty);
        }
    }

    private sealed class Silent : IPaymentGateway
    {
        public TimeSpan Patience => TimeSpan.Zero;

        public PaymentOutcome Reconcile(PaymentRequest request) => Charge(request);

        public PaymentOutcome Charge(PaymentRequest request) => new(OrderStatus.Unknown, "No answer.");
    }
}
