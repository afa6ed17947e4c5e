using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Orders, auto-recharge and a real HTTP gateway together (laws L4, L14).</summary>
public sealed class GatewayTests : IDisposable
{
    private readonly GatewayServer server = new();
    private readonly TestStore store = new();

    public GatewayTests()
    {
        store.WithAccount();
        store.Gateway = Gateway();
    }

    public void Dispose()
    {
        store.Dispose();
        server.Dispose();
    }

    [Fact]
    public void L14_UnknownOrder_BlocksRechargesUntilItIsReconciled()
    {
        Card("Card");
        server.Answer = request => request.IsQuestion ? ServerAnswer.Of(request, "Pending") : new ServerAnswer(200, "?");
        Assert.Equal(AutoRechargeReason.UnknownOutcome, Recharge().Decision.Reason);
        Recharge();
        Assert.Empty(Reconcile());
        Assert.Single(server.Charges);

        server.Answer = request => ServerAnswer.Of(request, "Settled");
        Order order = Assert.Single(Reconcile());

        Assert.Equal((OrderStatus.Settled, 100_000_000L), (order.Status, order.BalanceAfter));
        Assert.Single(server.Charges);
        Assert.Equal(AutoRechargeReason.AboveTrigger, new SetAutoRecharge(store.Context).Get(null).Decision.Reason);
        Assert.Empty(Reconcile());
    }

    [Fact]
    public void L14_TimeoutThenDecline_BacksOffAnHourThenADay()
    {
        Card("Card");
        server.Answer = request => request.IsQuestion ? ServerAnswer.Of(request, "Declined", "No.") : new ServerAnswer(500);
        Recharge();

        Assert.Equal(OrderStatus.Declined, Assert.Single(Reconcile()).Status);

        AutoRechargeView first = new SetAutoRecharge(store.Context).Get(null);
        Assert.Equal((AutoRechargeReason.Declined, TestStore.Start.AddHours(1)), (first.Decision.Reason, first.Settings.NextAttemptAt));

        server.Answer = request => ServerAnswer.Of(request, "Declined", "No.");
        store.MoveTo(TestStore.Start.AddHours(1));
        store.Rates(Calls.Rate("1", "1.00"));
        store.Import(Calls.TollFreeIn(1));

        AutoRechargeView second = new SetAutoRecharge(store.Context).Get(null);
        Assert.Equal(TestStore.Start.AddHours(1 + 24), second.Settings.NextAttemptAt);
        Assert.Equal(2, server.Charges.Select(request => request.Key).Distinct().Count());
    }

    [Fact]
    public void L14_BackupMethod_IsTriedOnceAfterADeclineFoundLater()
    {
        Card("First");
        Card("Backup");
        server.Answer = _ => new ServerAnswer(200, "?");
        Recharge("First", "Backup");
        server.Answer = request => ServerAnswer.Of(request, "Declined", "No.");

        IReadOnlyList<Order> concluded = Reconcile();

        Assert.Equal(["First", "Backup"], concluded.Select(order => order.PaymentMethod));
        Assert.All(concluded, order => Assert.Equal(OrderStatus.Declined, order.Status));
        Assert.Equal(2, server.Charges.Select(request => request.Key).Distinct().Count());
        Assert.Empty(Reconcile());
    }

    [Fact]
    public void L4_OrderTheGatewayNeverSaw_IsChargedAgainUnderItsKey()
    {
        Card("Card");
        server.Answer = _ => new ServerAnswer(503);
        Order unknown = Fund();
        server.Answer = request => request.IsQuestion ? ServerAnswer.Of(request, "NotFound", httpStatus: 404) : ServerAnswer.Of(request, "Settled");

        Order settled = Assert.Single(Reconcile());

        Assert.Equal((unknown.OrderId, OrderStatus.Settled), (settled.OrderId, settled.Status));
        Assert.Single(server.Charges.Select(request => (request.Key, request.Body)).Distinct());
        Assert.Equal(50_000_000, store.Balance().Balance);
    }

    [Fact]
    public void L4_PendingOrderLeftByACrash_IsReconciledOnceThePatienceIsOver()
    {
        Card("Card");
        IPaymentGateway real = store.Gateway;
        store.Gateway = new Crash();
        Assert.Throws<InvalidTimeZoneException>(() => Fund());
        store.Gateway = real;
        server.Answer = request => ServerAnswer.Of(request, "Settled");

        Assert.Empty(Reconcile());
        store.MoveTo(TestStore.Start + real.Patience);
        Order order = Assert.Single(Reconcile());

        Assert.Equal(OrderStatus.Settled, order.Status);
        Assert.Equal(50_000_000, store.Balance().Balance);
    }

    [Fact]
    public void L4_L14_ManyReconcileAtOnce_OneLotForEachOrder()
    {
        Card("Card");
        server.Answer = _ => new ServerAnswer(200, "?");
        Fund();
        Fund();
        Recharge();
        using Barrier together = new(6);
        server.Answer = request => ServerAnswer.Of(request, "Settled") with { DelayMilliseconds = 50 };

        IReadOnlyList<Order>[] concluded = new IReadOnlyList<Order>[6];
        Thread[] threads = [.. Enumerable.Range(0, 6).Select(index => new Thread(() =>
        {
            together.SignalAndWait();
            concluded[index] = Reconcile();
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(3, concluded.Sum(orders => orders.Count));
        Assert.Equal(3, new LedgerQueries(store.Context).Funds(null, includeSpent: true).Lots.Count);
        Assert.Equal(200_000_000, store.Balance().Balance);
        BooksCheck.Holds(store.Path);
    }

    [Fact]
    public void L4_OrderConcludedWhileTheGatewayIsAsked_StaysAsItIs()
    {
        Card("Card");
        server.Answer = request =>
        {
            new ResolveOrder(store.Context).Execute(null, request.OrderId, settled: true, null, WriteMode.Commit);
            return ServerAnswer.Of(request, "Settled");
        };

        Order order = Fund();

        Assert.Equal((OrderStatus.Settled, 50_000_000L), (order.Status, store.Balance().Balance));
        Assert.Single(new LedgerQueries(store.Context).Funds(null, includeSpent: true).Lots);
    }

    [Fact]
    public void Resolve_OrderThatIsSettled_IsRefusedWithItsStatus()
    {
        Card("Card");
        Order order = Fund();

        CommsCreditException refusal = Assert.Throws<CommsCreditException>(
            () => new ResolveOrder(store.Context).Execute(null, order.OrderId, settled: false, null, WriteMode.Commit));

        Assert.Equal(ErrorIds.OrderNotOpen, refusal.Id);
        Assert.Contains("Settled", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Change_OfAPaymentMethod_EndsTheBackOffAndRechargesAtOnce()
    {
        Card("Card");
        server.Answer = request => ServerAnswer.Of(request, "Declined", "Expired.");
        Assert.Equal(AutoRechargeState.BackingOff, Recharge().Decision.State);
        server.Answer = request => ServerAnswer.Of(request, "Settled");

        new ChangePaymentMethod(store.Context).Execute(
            new PaymentMethodChange(null, "Card", PlainProtector.Instance.Protect("tok_new")), WriteMode.Commit);

        Assert.Equal(100_000_000, store.Balance().Balance);
        Assert.Contains("tok_new", server.Charges.Last().Body, StringComparison.Ordinal);
        Assert.Equal(0, new SetAutoRecharge(store.Context).Get(null).Settings.Declines);
    }

    [Fact]
    public void Gateway_WhileAnOrderIsOpen_KeepsItsAddressAndMayChangeItsSecret()
    {
        Card("Card");
        ManageGateway gateways = new(store.Context);
        gateways.Set(null, server.Settings(), null, WriteMode.Commit);
        server.Answer = _ => new ServerAnswer(200, "?");
        Fund();

        gateways.Set(null, server.Settings(secret: "another"), null, WriteMode.Commit);
        CommsCreditException refusal = Assert.Throws<CommsCreditException>(() => gateways.Set(null, null, null, WriteMode.Commit));

        Assert.Equal(ErrorIds.GatewayInUse, refusal.Id);
        Assert.Equal("another", PlainProtector.Instance.Unprotect(gateways.Get(null)!.ProtectedSecret));
    }

    private HttpGateway Gateway() =>
        new(server.Settings(), PlainProtector.Instance, TimeProvider.System) { FirstWait = TimeSpan.FromMilliseconds(1) };

    private IReadOnlyList<Order> Reconcile() => new ReconcileOrders(store.Context).Execute(null);

    private Order Fund() => store.Fund(50m);

    private AutoRechargeView Recharge(string? method = null, string? backup = null) => new SetAutoRecharge(store.Context).Set(
        new AutoRechargeChange(null, 100m, 50m, method, backup, default), WriteMode.Commit);

    private void Card(string name) => new ManagePaymentMethods(store.Context).Add(
        null,
        new PaymentMethod
        {
            Name = name,
            Kind = PaymentMethodKind.Card,
            ProtectedToken = PlainProtector.Instance.Protect("tok_" + name),
            CardBrand = "Visa",
            CardLast4 = "4242",
            CardExpiry = new Month(2030, 12),
        },
        null,
        WriteMode.Commit);

    private sealed class Crash : IPaymentGateway
    {
        public TimeSpan Patience => TimeSpan.Zero;

        public PaymentOutcome Charge(PaymentRequest request) => throw new InvalidTimeZoneException("The process ends here.");

        public PaymentOutcome Reconcile(PaymentRequest request) => throw new InvalidTimeZoneException("The process ends here.");
    }
}
