using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Rules C1, C10 and C11 where a registered number or a resource account tells who pays.</summary>
public class StoredPaymentRules
{
    private static readonly (Payer, QuoteReason, bool, long?) PaidByCredits = (Payer.Credits, QuoteReason.Ok, false, 150_000);

    [Theory]
    [InlineData(RegisteredNumberKind.Service, true, Payer.Credits)]
    [InlineData(RegisteredNumberKind.Service, false, Payer.Included)]
    [InlineData(RegisteredNumberKind.User, true, Payer.Included)]
    public void C1_CallToARegisteredServiceNumber_IsPaidByCreditsWhereItIsTollFree(RegisteredNumberKind kind, bool tollFree, Payer payer)
    {
        using TestStore store = RuleStore.Open();
        store.Register(new NumberChange { Number = "+1 206 555 0123", Kind = kind, TollFree = tollFree });

        CallView call = store.Charged(Calls.TollFreeIn(1) with { NumberType = null, DestinationNumber = "+12065550123" });

        Assert.Equal(payer, call.Payer);
    }

    [Fact]
    public void C10_TransferOfAResourceAccountWithoutAPlan_IsPaidByCreditsThoughItHasNone()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Attendant, "US", "PhoneSystemResourceAccount");
        store.RegisterAttendant();

        CallView call = store.Charged(RuleStore.BotCall(1, RuleStore.Seattle));

        Assert.Equal(PaidByCredits, call.Answer());
        Assert.NotNull(call.UserNumber);
    }

    [Fact]
    public void C10_PlanOfAResourceAccount_PaysUntilItIsRemoved()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Attendant, "US", "PhoneSystemResourceAccount", "CallingPlanDomestic");
        store.RegisterAttendant();
        store.Revoke(RuleStore.Attendant, "CallingPlanDomestic", Calls.Noon.AddMinutes(2));

        Assert.Equal(Payer.Pool, store.Charged(RuleStore.BotCall(1, RuleStore.Seattle)).Payer);
        Assert.Equal(PaidByCredits, store.Charged(RuleStore.BotCall(2, RuleStore.Seattle)).Answer());
    }

    [Fact]
    public void C10_NeitherPlanNorBalance_TheTransferWouldHaveFailed()
    {
        using TestStore store = RuleStore.Open(balance: 0);
        store.User(RuleStore.Attendant, "US", "PhoneSystemResourceAccount");
        store.RegisterAttendant();

        Assert.Equal((Payer.Credits, QuoteReason.NoCredit, true, 150_000), store.Charged(RuleStore.BotCall(1, RuleStore.Seattle)).Answer());
    }

    [Theory]
    [InlineData("+12065550199", QuoteReason.Ok)]
    [InlineData("+12065550188", QuoteReason.OwnerUnknown)]
    public void C10_BotCall_IsOwnedThroughItsRegisteredNumberOnly(string from, QuoteReason reason)
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Attendant, "US", "PhoneSystemResourceAccount");
        store.RegisterAttendant();

        Assert.Equal(reason, store.Charged(RuleStore.BotCall(1, RuleStore.Seattle, from)).Reason);
    }

    [Fact]
    public void C11_SharedCallingUser_TakesTheMinutesOfHisResourceAccountThenItsCredits()
    {
        using TestStore store = Shared("CallingPlanDomestic");

        CallView first = store.Charged(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.Seattle, minutes: 3_000));
        CallView second = store.Charged(RuleStore.UserCall(2, RuleStore.Ada, RuleStore.Seattle));

        Assert.Equal((Payer.Pool, 3_000), (first.Payer, first.PoolMinutes));
        Assert.Equal((Payer.Credits, QuoteReason.PoolExhausted, false, 150_000), second.Answer());
        Assert.Equal([("US", LicenseGrants.CallingPlanDomestic, PoolScope.Domestic, 3_000, 3_000)], store.Pools());
    }

    [Theory]
    [InlineData("CallingPlanPayAsYouGo", Payer.Credits, QuoteReason.Ok)]
    [InlineData("CommunicationsCredits", Payer.Credits, QuoteReason.Ok)]
    [InlineData("PhoneSystemResourceAccount", Payer.None, QuoteReason.NoPlan)]
    public void C11_ResourceAccount_NeedsAPlanOrTheCreditLicense(string held, Payer payer, QuoteReason reason)
    {
        using TestStore store = Shared(held);

        CallView call = store.Charged(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.Seattle));

        Assert.Equal((payer, reason, payer == Payer.None), (call.Payer, call.Reason, call.Refused));
    }

    [Fact]
    public void C11_CallOfASharedCallingUser_StaysHisCallAndCountsToHisLimit()
    {
        using TestStore store = Shared("CallingPlanPayAsYouGo");
        store.Change(new UserChange { Identity = RuleStore.Ada, SpendLimit = 0.20m });

        CallView first = store.Charged(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.Seattle));
        CallView second = store.Charged(RuleStore.UserCall(2, RuleStore.Ada, RuleStore.Seattle));

        Assert.Equal(new UserQueries(store.Context).Find(null, RuleStore.Ada).User.Number, first.UserNumber);
        Assert.Equal((QuoteReason.Ok, QuoteReason.SpendLimit), (first.Reason, second.Reason));
    }

    private static TestStore Shared(string license)
    {
        TestStore store = RuleStore.Open();
        store.User(RuleStore.Attendant, "US", "PhoneSystemResourceAccount", license);
        store.User(RuleStore.Ada, "US", "PhoneSystem");
        store.Change(new UserChange { Identity = RuleStore.Ada, ResourceAccount = RuleStore.Attendant });
        return store;
    }

    [Fact]
    public void C10_BotThatNobodyKnows_IsPaidByThePlanItsRecordNames()
    {
        using TestStore store = RuleStore.Open();

        CallView call = store.Charged(RuleStore.BotCall(1, RuleStore.Seattle) with { Capability = "MCOPSTN1", UserLocation = "US" });

        Assert.Equal((Payer.Pool, 0L), (call.Payer, call.Charge));
        Assert.Equal(3_000, new MinutePoolQueries(store.Context).Pools(null, new Month(2026, 1)).Pools.Single().Total);
    }

    [Fact]
    public void C11_PlanThatARecordNames_IsTheResourceAccountsAndCountsOnce()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Attendant, "US", "PhoneSystemResourceAccount", "CallingPlanDomestic");
        new SaveUsers(store.Context).Execute(
            null,
            [new UserChange { Identity = "ada@contoso.example", UsageLocation = "US", ResourceAccount = RuleStore.Attendant }],
            null,
            WriteMode.Commit);

        CallView call = store.Charged(Calls.UserOut(1, to: RuleStore.Seattle));

        Assert.Equal(Payer.Pool, call.Payer);
        Assert.Equal(3_000, new MinutePoolQueries(store.Context).Pools(null, new Month(2026, 1)).Pools.Single().Total);
    }
}
