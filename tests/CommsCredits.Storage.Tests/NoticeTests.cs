using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>What is put into the outbox, and when (law L15, rules F7, N1, N3).</summary>
public class NoticeTests
{
    private int calls;

    [Fact]
    public void L15_FlappingAroundTheThreshold_IsToldOnce_UntilAFundingLiftsTheBalanceToIt()
    {
        using TestStore store = Funded(100m, lowBalance: 60m);

        Spend(store, 41);
        Spend(store, 5);
        Assert.Equal([NoticeKind.BalanceLow], Kinds(store));

        // 54 + 50 lifts it above the threshold: the next fall is another crossing.
        store.Fund(50m);
        Spend(store, 10);
        Assert.Single(Kinds(store));
        Spend(store, 40);
        Spend(store, 1);
        Assert.Equal([NoticeKind.BalanceLow, NoticeKind.BalanceLow], Kinds(store));
    }

    [Fact]
    public void L15_FundingThatDoesNotReachTheThreshold_ArmsNothing()
    {
        using TestStore store = Funded(200m, lowBalance: 150m);
        Spend(store, 180);

        store.Fund(50m);
        Spend(store, 10);

        Assert.Equal([NoticeKind.BalanceLow], Kinds(store));
    }

    [Fact]
    public void L15_FallFromAboveToBelowZero_IsBothCrossings_EachOnce()
    {
        using TestStore store = Funded(50m, lowBalance: 20m);

        Spend(store, 60);
        Spend(store, 10);

        Assert.Equal([NoticeKind.BalanceLow, NoticeKind.BalanceZero], Kinds(store));
        Notice zero = All(store)[1];
        Assert.Equal(-10_000_000, zero.Facts.Balance);
        Assert.Equal(NoticeStatus.Pending, zero.Status);
    }

    [Fact]
    public void N1_BalanceOfExactlyZero_IsTold()
    {
        using TestStore store = Funded(50m, lowBalance: null);

        Spend(store, 50);

        Assert.Equal([NoticeKind.BalanceZero], Kinds(store));
    }

    [Fact]
    public void L15_AccountThatWasNeverFunded_HasNothingToFallFrom()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Rates(Calls.Rate("44", "1"));
        store.User("ada@contoso.example", "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");
        new ManageNotifications(store.Context).Set(new NotificationChange(null, LowBalance: (decimal?)10m), WriteMode.Commit);

        Spend(store, 5);

        Assert.Equal(-5_000_000, store.Balance().Balance);
        Assert.Empty(Kinds(store));
    }

    [Fact]
    public void L15_RechargeThatSettlesInTheSameImport_LeavesNothingToWarnOf()
    {
        using TestStore store = Funded(100m, lowBalance: null);
        new SetAutoRecharge(store.Context).Set(new AutoRechargeChange(null, 100m, 60m, default, default, default), WriteMode.Commit);

        Spend(store, 120);

        Assert.Equal([NoticeKind.RechargeSucceeded], Kinds(store));
        Notice told = All(store)[0];
        Assert.Equal((100_000_000, 80_000_000), (told.Facts.Amount, told.Facts.Balance));
    }

    [Fact]
    public void L15_RechargeThatIsDeclined_IsToldWithWhatItLeaves_AndOncePerOrder()
    {
        using TestStore store = Funded(100m, lowBalance: null);
        store.Gateway = new FixedGateway(OrderStatus.Declined, "Expired card.");
        Card(store, "Visa");
        new SetAutoRecharge(store.Context).Set(new AutoRechargeChange(null, 100m, 60m, default, default, default), WriteMode.Commit);

        Spend(store, 120);
        Spend(store, 10);

        Assert.Equal([NoticeKind.RechargeFailed, NoticeKind.BalanceLow, NoticeKind.BalanceZero], Kinds(store));
        NoticeFacts facts = All(store)[0].Facts;
        Assert.Equal(("Visa", "Expired card.", TestStore.Start.AddHours(1)), (facts.PaymentMethod, facts.Reason, facts.NextAttemptAt));
        store.MoveTo(TestStore.Start.AddHours(1));
        Maintenance done = new Maintain(store.Context).Execute(null, WriteMode.Commit);
        Assert.Equal((1, 0), (done.NoticesWritten, done.NoticesSent));
        Assert.Equal(2, Kinds(store).Count(kind => kind == NoticeKind.RechargeFailed));
    }

    [Fact]
    public void L15_RechargeWithoutAnAnswer_IsTold_AndItsSettlementLater_Too()
    {
        using TestStore store = Funded(100m, lowBalance: null);
        store.Gateway = new FixedGateway(OrderStatus.Unknown, "No answer.");
        Card(store, "Visa");
        new SetAutoRecharge(store.Context).Set(new AutoRechargeChange(null, 100m, 60m, default, default, default), WriteMode.Commit);

        Spend(store, 50);
        Assert.Equal([NoticeKind.RechargeFailed, NoticeKind.BalanceLow], Kinds(store));
        Assert.True(All(store)[0].Facts.OutcomeUnknown);

        Guid order = All(store)[0].Facts.OrderId!.Value;
        new ResolveOrder(store.Context).Execute(null, order, settled: true, null, WriteMode.Commit);
        Assert.Equal(NoticeKind.RechargeSucceeded, Kinds(store)[^1]);
        Assert.Equal(3, Kinds(store).Count);
    }

    [Fact]
    public void L15_BackupThatSettles_LeavesTheDeclineAndNoLowBalance()
    {
        using TestStore store = Funded(100m, lowBalance: null);
        store.Gateway = new FixedGateway(OrderStatus.Declined, "No.", settles: "Amex");
        Card(store, "Visa");
        Card(store, "Amex");
        new SetAutoRecharge(store.Context).Set(new AutoRechargeChange(null, 100m, 60m, "Visa", "Amex", default), WriteMode.Commit);

        Spend(store, 50);

        Assert.Equal([NoticeKind.RechargeFailed, NoticeKind.RechargeSucceeded], Kinds(store));
        Assert.Null(All(store)[0].Facts.NextAttemptAt);
    }

    [Fact]
    public void L15_ThresholdMovedOverTheBalance_IsACrossing_AndMovedBelowIt_ArmsAgain()
    {
        using TestStore store = Funded(100m, lowBalance: 50m);
        ManageNotifications settings = new(store.Context);

        settings.Set(new NotificationChange(null, LowBalance: (decimal?)150m), WriteMode.Commit);
        Assert.Equal([NoticeKind.BalanceLow], Kinds(store));
        settings.Set(new NotificationChange(null, LowBalance: (decimal?)80m), WriteMode.Commit);
        Spend(store, 30);

        Assert.Equal([NoticeKind.BalanceLow, NoticeKind.BalanceLow], Kinds(store));
    }

    [Fact]
    public void F7_FundsAreWarnedOf_ThirtyAndSevenDaysBefore_OncePerLot()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(50m);
        DateTimeOffset expiry = TestStore.Start.AddYears(1);

        store.MoveTo(expiry.AddDays(-30).AddTicks(-1));
        Assert.Equal(0, Maintained(store));
        store.MoveTo(expiry.AddDays(-30));
        Assert.Equal(1, Maintained(store));
        Assert.Equal(0, Maintained(store));
        store.MoveTo(expiry.AddDays(-7));
        Assert.Equal(1, Maintained(store));
        store.MoveTo(expiry.AddTicks(-1));
        Assert.Equal(0, Maintained(store));
        Assert.Equal([30, 7], All(store).Select(notice => notice.Facts.DaysBefore ?? 0));

        // The balance is zero from the expiry on, whether or not its posting is written.
        store.MoveTo(expiry);
        Assert.Equal(1, Maintained(store));
        Assert.Equal(NoticeKind.BalanceZero, Kinds(store)[^1]);
    }

    [Fact]
    public void F7_WarningThatCameLate_IsTheNearerOne()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(50m);

        store.MoveTo(TestStore.Start.AddYears(1).AddDays(-2));
        Assert.Equal(1, Maintained(store));

        Assert.Equal([7], All(store).Select(notice => notice.Facts.DaysBefore ?? 0));
    }

    [Fact]
    public void A6_PoolAt80AndAt100_AreToldOncePerMonth()
    {
        using TestStore store = new(Calls.Noon.AddDays(1));
        store.WithAccount();
        store.Rates(Calls.Rate("1", "0.01"));
        store.User("ada@contoso.example", "US", "PhoneSystem", "CallingPlan120");

        Talk(store, minutes: 95);
        Assert.Empty(Kinds(store));
        Talk(store, minutes: 1);
        Talk(store, minutes: 1);
        Assert.Equal([NoticeKind.PoolAt80], Kinds(store));
        Talk(store, minutes: 23);
        Talk(store, minutes: 5);
        Assert.Equal([NoticeKind.PoolAt80, NoticeKind.PoolAt100], Kinds(store));
        NoticeFacts facts = All(store)[1].Facts;
        Assert.Equal((120, 120, "US"), (facts.UsedMinutes, facts.TotalMinutes, facts.Pool!.Value.Country));
    }

    [Fact]
    public void A6_MinutesOfOneUser_AreNoPool()
    {
        using TestStore store = new(Calls.Noon.AddDays(1));
        store.WithAccount();
        store.User("ada@contoso.example", "US", "PhoneSystem", "CallingPlan120NotPooled");

        Talk(store, minutes: 120);

        Assert.Empty(Kinds(store));
    }

    [Fact]
    public void A6_PoolOfAMonthThatIsLongOver_IsWrittenDown_AndMailedToNobody()
    {
        using TestStore store = new(Calls.Noon.AddMonths(6));
        store.WithAccount();
        store.User("ada@contoso.example", "US", "PhoneSystem", "CallingPlan120");

        Talk(store, minutes: 100);

        Notice told = Assert.Single(All(store));
        Assert.Equal((NoticeKind.PoolAt80, NoticeStatus.Expired), (told.Kind, told.Status));
    }

    [Fact]
    public void L15_SimulatedImport_TellsNothing()
    {
        using TestStore store = Funded(50m, lowBalance: 20m);

        store.Import(WriteMode.Simulate, Calls.UserOut(1, seconds: 60 * 45));

        Assert.Empty(Kinds(store));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void L15_RandomFundingsAndCalls_AreToldAsANaiveCountOfCrossings(int seed)
    {
        Random random = new(seed);
        const int Low = 70;
        using TestStore store = Funded(100m, lowBalance: Low);
        int balance = 100;
        bool lowTold = false;
        bool zeroTold = false;
        List<NoticeKind> expected = [];
        for (int step = 0; step < 60; step++)
        {
            if (random.Next(4) == 0)
            {
                int amount = random.Next(50, 90);
                store.Fund(amount);
                balance += amount;
                lowTold &= balance < Low;
                zeroTold &= balance <= 0;
            }
            else
            {
                int minutes = random.Next(1, 40);
                Spend(store, minutes);
                balance -= minutes;
                Tell(expected, NoticeKind.BalanceLow, ref lowTold, balance < Low);
                Tell(expected, NoticeKind.BalanceZero, ref zeroTold, balance <= 0);
            }

            Assert.True(expected.SequenceEqual(Kinds(store)), $"seed {seed}, step {step}");
        }

        Assert.Equal(balance * 1_000_000L, store.Balance().Balance);
    }

    private static void Tell(List<NoticeKind> expected, NoticeKind kind, ref bool told, bool crossed)
    {
        if (crossed && !told)
        {
            expected.Add(kind);
            told = true;
        }
    }

    private static int Maintained(TestStore store) => new Maintain(store.Context).Execute(null, WriteMode.Commit).NoticesWritten;

    private static TestStore Funded(decimal amount, decimal? lowBalance)
    {
        TestStore store = new();
        store.WithAccount();
        store.Rates(Calls.Rate("44", "1"));
        store.User("ada@contoso.example", "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");
        if (lowBalance is not null)
        {
            new ManageNotifications(store.Context).Set(new NotificationChange(null, LowBalance: lowBalance), WriteMode.Commit);
        }

        store.Fund(amount);
        return store;
    }

    // A unit of the currency each minute.
    private void Spend(TestStore store, int units) =>
        store.Import(Calls.UserOut(++calls, seconds: 60 * units, start: TestStore.Start.AddSeconds(calls)));

    private void Talk(TestStore store, int minutes) =>
        store.Import(Calls.UserOut(++calls, to: "+12065550111", seconds: 60 * minutes, start: Calls.Noon.AddSeconds(calls)));

    private static IReadOnlyList<Notice> All(TestStore store) =>
        [.. new NoticeQueries(store.Context).All(null, null, null, null, null).Select(view => view.Notice)];

    private static List<NoticeKind> Kinds(TestStore store) => [.. All(store).Select(notice => notice.Kind)];

    private static void Card(TestStore store, string name) => new ManagePaymentMethods(store.Context).Add(
        null,
        new PaymentMethod { Name = name, Kind = PaymentMethodKind.Card, CardBrand = name, CardLast4 = "4242", CardExpiry = new Month(2030, 12) },
        null,
        WriteMode.Commit);

    private sealed class FixedGateway(OrderStatus status, string reason, string? settles = null) : IPaymentGateway
    {
        public TimeSpan Patience => TimeSpan.Zero;

        public PaymentOutcome Charge(PaymentRequest request) =>
            request.Method.Name == settles ? new PaymentOutcome(OrderStatus.Settled, string.Empty) : new PaymentOutcome(status, reason);

        public PaymentOutcome Reconcile(PaymentRequest request) => Charge(request);
    }
}
