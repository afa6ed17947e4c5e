using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class BackOffTests
{
    [Fact]
    public void L14_DeclineByBothMethods_IsOneAttempt_AnHourThenADay()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(55m);
        new SetAutoRecharge(store.Context).Set(new AutoRechargeChange(null, 80m, 60m, default, default, default), WriteMode.Commit);
        Assert.Equal(135_000_000, store.Balance().Balance);
        store.Gateway = new Declining();
        Card(store, "Visa");
        Card(store, "Amex");
        new SetAutoRecharge(store.Context).Set(
            new AutoRechargeChange(null, null, 200m, "Visa", "Amex", default), WriteMode.Commit);

        Assert.Equal((1, TestStore.Start.AddHours(1)), Waits(store));
        store.MoveTo(TestStore.Start.AddHours(1));
        Maintenance done = new Maintain(store.Context).Execute(null, WriteMode.Commit);

        Assert.Equal((2, 0), (done.Retried, done.Recharged));
        Assert.Equal((2, TestStore.Start.AddHours(25)), Waits(store));
    }

    [Fact]
    public void L14_SwitchedOffWhileTheGatewayIsAsked_TriesNoBackup()
    {
        using TestStore store = new();
        store.WithAccount();
        Card(store, "Visa");
        Card(store, "Amex");
        SetAutoRecharge recharge = new(store.Context);
        store.Gateway = new Declining { Asked = () => recharge.Switch(null, enabled: false, null, WriteMode.Commit) };

        recharge.Set(new AutoRechargeChange(null, 80m, 60m, "Visa", "Amex", default), WriteMode.Commit);

        Assert.Equal(["Visa"], new LedgerQueries(store.Context).Orders(null, null, null, null, null).Orders.Select(order => order.PaymentMethod));
    }

    private static void Card(TestStore store, string name) => new ManagePaymentMethods(store.Context).Add(
        null,
        new PaymentMethod { Name = name, Kind = PaymentMethodKind.Card, CardBrand = name, CardLast4 = "4242", CardExpiry = new Month(2030, 12) },
        null,
        WriteMode.Commit);

    private static (int, DateTimeOffset?) Waits(TestStore store)
    {
        AutoRecharge settings = new SetAutoRecharge(store.Context).Get(null).Settings;
        return (settings.Declines, settings.NextAttemptAt);
    }

    private sealed class Declining : IPaymentGateway
    {
        public TimeSpan Patience => TimeSpan.Zero;

        public Action? Asked { get; init; }

        public PaymentOutcome Charge(PaymentRequest request)
        {
            Asked?.Invoke();
            return new PaymentOutcome(OrderStatus.Declined, "No.");
        }

        public PaymentOutcome Reconcile(PaymentRequest request) => new(OrderStatus.Declined, "No.");
    }
}
