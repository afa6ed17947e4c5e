using CommsCredits.Engine;
using static CommsCredits.Engine.LicenseGrants;

namespace CommsCredits.Tests;

/// <summary>What credits pay for: rules C1 to C11.</summary>
public class PaymentRules
{
    private readonly RuleScene scene = new();

    [Theory]
    [InlineData("ucap_in")]
    [InlineData("conf_in")]
    public void C1_TollFreeMinute_IsPaidByCredits(string type) => Assert.Equal(
        (Payer.Credits, QuoteReason.Ok, true, 250_000L), scene.Quote(RuleCall.Inbound(type, Dial.TollFreeUs, seconds: 61)).Answer());

    [Fact]
    public void C1_TollFreeNumberInTheOtherColumn_IsPaidByCredits() => Assert.Equal(
        (Payer.Credits, QuoteReason.Ok, true, 150_000L),
        scene.Quote(RuleCall.Inbound("ucap_in", called: Dial.London, caller: Dial.TollFreeUs)).Answer());

    [Theory]
    [InlineData("TollFree", Payer.Credits)]
    [InlineData("Toll-free", Payer.Credits)]
    [InlineData("TOLLFREE", Payer.Credits)]
    [InlineData("Service", Payer.Included)]
    public void C1_NumberTypeOfTheRecord_SaysTollFree(string numberType, Payer payer) =>
        Assert.Equal(payer, scene.Quote(RuleCall.Inbound("ucap_in", Dial.Seattle) with { NumberType = numberType }).Payer);

    [Theory]
    [InlineData(true, Payer.Credits)]
    [InlineData(false, Payer.Included)]
    public void C1_RegisteredServiceNumber_IsPaidByCreditsWhereItIsTollFree(bool tollFree, Payer payer)
    {
        RegisteredNumber bridge = new(Dial.Seattle[1..], RegisteredNumberKind.Service, tollFree, AssignedTo: null);

        Assert.Equal(payer, new RuleScene(numbers: [bridge]).Quote(RuleCall.Inbound("conf_in", Dial.Seattle)).Payer);
    }

    [Fact]
    public void C1_EmptyBalance_LetsNoTollFreeCallIn() => Assert.Equal(
        (Payer.Credits, QuoteReason.NoCredit, false, 150_000L),
        new RuleScene(balance: 0).Quote(RuleCall.Inbound("ucap_in", Dial.TollFreeUs)).Answer());

    [Fact]
    public void C1_CallToAUser_IsFreeAlsoFromATollFreeNumber() => Assert.Equal(
        (Payer.Included, QuoteReason.Free, true, 0L),
        scene.Quote(RuleCall.Inbound("user_in", Dial.Seattle, caller: Dial.TollFreeUs), Person.With(Person.Domestic)).Answer());

    [Fact]
    public void C2_MeetingDialOutToACountryNotIncluded_IsPaidByCredits() => Assert.Equal(
        (Payer.Credits, QuoteReason.Ok, true, 150_000L),
        scene.Quote(RuleCall.Meeting(Dial.Harare), Person.With(AudioConferencing | CommunicationsCredits)).Answer());

    [Fact]
    public void C3_MeetingDialOutBeyondThePool_IsPaidByCredits()
    {
        UserFacts organiser = Person.With(AudioConferencing | CommunicationsCredits);

        Quote whole = scene.Charge(RuleCall.Meeting(Dial.London, 60 * RuleCall.Minute), organiser).Quote;
        Quote beyond = scene.Quote(RuleCall.Meeting(Dial.London), organiser);

        Assert.Equal((Payer.Pool, QuoteReason.Ok, true, 0L), whole.Answer());
        Assert.Equal((Payer.Credits, QuoteReason.PoolExhausted, true, 150_000L), beyond.Answer());
    }

    [Fact]
    public void C4_InternationalCallOfADomesticPlan_IsPaidByCredits()
    {
        UserFacts caller = Person.With(Person.Domestic | CommunicationsCredits);

        Assert.Equal((Payer.Credits, QuoteReason.Ok, true, 150_000L), scene.Quote(RuleCall.User(Dial.London), caller).Answer());
        Assert.Equal(Payer.Pool, scene.Quote(RuleCall.User(Dial.Seattle), caller).Payer);
    }

    [Fact]
    public void C5_DomesticMinutesBeyondThePlan_ArePaidByCredits()
    {
        UserFacts caller = Person.With(Person.Domestic | CommunicationsCredits);
        scene.Charge(RuleCall.User(Dial.Seattle, 3_000 * RuleCall.Minute), caller);

        Assert.Equal(
            (Payer.Credits, QuoteReason.PoolExhausted, true, 150_000L), scene.Quote(RuleCall.User(Dial.Seattle), caller).Answer());
    }

    [Fact]
    public void C6_InternationalMinutesBeyondThePlan_ArePaidByCredits()
    {
        UserFacts caller = Person.With(Person.International | CommunicationsCredits);

        Quote whole = scene.Charge(RuleCall.User(Dial.London, 600 * RuleCall.Minute), caller).Quote;

        Assert.Equal((Payer.Pool, 600), (whole.Payer, whole.PoolMinutes));
        Assert.Equal(
            (Payer.Credits, QuoteReason.PoolExhausted, true, 150_000L), scene.Quote(RuleCall.User(Dial.London), caller).Answer());
    }

    [Theory]
    [InlineData(Dial.Seattle)]
    [InlineData(Dial.London)]
    public void C7_PayAsYouGo_PaysEveryOutgoingCallFromCredits(string number)
    {
        Assert.Equal(
            (Payer.Credits, QuoteReason.Ok, true, 150_000L),
            scene.Quote(RuleCall.User(number), Person.With(Person.PayAsYouGo | CommunicationsCredits)).Answer());
        Assert.Equal(
            (Payer.None, QuoteReason.NoCreditLicense, false, 0L),
            scene.Quote(RuleCall.User(number), Person.With(Person.PayAsYouGo)).Answer());
    }

    [Fact]
    public void C8_PremiumNumber_IsPaidByTheCreditsOfTheCaller()
    {
        CallRecord call = RuleCall.User(Dial.PremiumAt);

        Assert.Equal(
            (Payer.Credits, QuoteReason.Ok, true, 150_000L),
            scene.Quote(call, Person.With(Person.International | CommunicationsCredits, "AT")).Answer());
        Assert.Equal(
            (Payer.None, QuoteReason.NoCreditLicense, false, 0L), scene.Quote(call, Person.With(Person.International, "AT")).Answer());
    }

    [Theory]
    [InlineData("user_out", PhoneSystem | CommunicationsCredits, QuoteReason.NoPlan)]
    [InlineData("conf_out", PhoneSystem, QuoteReason.NoPlan)]
    [InlineData("ucap_out", null, QuoteReason.OwnerUnknown)]
    public void C8_CallerWhoCannotDialAtAll_CannotDialPremiumNumbersEither(string type, LicenseGrants? grants, QuoteReason reason)
    {
        CallRecord call = RuleCall.Inbound(type, Dial.PremiumFr) with { UserLocation = "FR" };

        Quote quote = scene.Quote(call, grants is { } held ? Person.With(held, "FR") : null);

        Assert.Equal((Payer.None, reason, false, 0L), quote.Answer());
    }

    [Fact]
    public void C9_PayPerMinuteOrganiser_NeedsNoCreditLicenseForPremiumNumbersEither() => Assert.Equal(
        (Payer.Credits, QuoteReason.Ok, true, 150_000L),
        scene.Quote(RuleCall.Meeting(Dial.PremiumFr), Person.With(AudioConferencingPayPerMinute, "FR")).Answer());

    [Theory]
    [InlineData("conf_in", Dial.Seattle, 30_000)]
    [InlineData("conf_in", Dial.TollFreeUs, 70_000)]
    [InlineData("conf_out", Dial.Toronto, 110_000)]
    public void C9_PayPerMinuteOrganiser_PaysEveryMinuteFromCreditsAtItsOwnPrice(string type, string number, long charge)
    {
        RuleScene priced = new(rates:
        [
            RuleScene.Rate("1", "0.03", "ConferenceTollInbound"),
            RuleScene.Rate("1", "0.07", "TollFreeInbound"),
            RuleScene.Rate("1", "0.11", "ConferenceDialOut"),
            RuleScene.Rate("1", "9", "CallingPlanOutbound"),
        ]);

        Quote quote = priced.Quote(RuleCall.Inbound(type, number), Person.With(AudioConferencingPayPerMinute));

        Assert.Equal((Payer.Credits, QuoteReason.Ok, true, charge), quote.Answer());
    }

    [Theory]
    [InlineData(AudioConferencing)]
    [InlineData(AudioConferencing | AudioConferencingPayPerMinute)]
    public void C9_TollCallToTheBridgeOfAStandardLicense_IsFree(LicenseGrants organiser) => Assert.Equal(
        (Payer.Included, QuoteReason.Free, true, 0L),
        scene.Quote(RuleCall.Inbound("conf_in", Dial.Seattle), Person.With(organiser)).Answer());

    [Fact]
    public void C10_BotWhosePlanWasRemoved_FallsBackOnCreditsWithoutALicense() => Assert.Equal(
        (Payer.Credits, QuoteReason.Ok, true, 150_000L),
        scene.Quote(RuleCall.Bot(Dial.Seattle), Person.BotThatLost(CallingPlanDomestic)).Answer());

    [Fact]
    public void C10_BotWithAPlan_TakesItsMinutesThenCreditsWithoutALicense()
    {
        UserFacts bot = Person.Bot(CallingPlanDomestic);

        Assert.Equal(
            (Payer.Pool, QuoteReason.Ok, true, 0L), scene.Charge(RuleCall.Bot(Dial.Seattle, 3_000 * RuleCall.Minute), bot).Quote.Answer());
        Assert.Equal(
            (Payer.Credits, QuoteReason.PoolExhausted, true, 150_000L), scene.Quote(RuleCall.Bot(Dial.Seattle), bot).Answer());
    }

    [Fact]
    public void C10_NeitherPlanNorCredits_TheTransferFails() => Assert.Equal(
        (Payer.Credits, QuoteReason.NoCredit, false, 150_000L),
        new RuleScene(balance: 0).Quote(RuleCall.Bot(Dial.Seattle), Person.Bot(None)).Answer());

    [Theory]
    [InlineData(null, Payer.None, QuoteReason.OwnerUnknown)]
    [InlineData("MCOEV_VIRTUALUSER", Payer.None, QuoteReason.OwnerUnknown)]
    [InlineData("MCOPSTN1", Payer.Pool, QuoteReason.Ok)]
    [InlineData("MCOPSTNPP", Payer.Credits, QuoteReason.Ok)]
    public void C10_BotThatNobodyRecorded_IsKnownByACapabilityThatPays(string? capability, Payer payer, QuoteReason reason)
    {
        Quote quote = scene.Quote(RuleCall.Bot(Dial.Seattle) with { Capability = capability, UserLocation = "US" });

        Assert.Equal((payer, reason), (quote.Payer, quote.Reason));
    }

    [Fact]
    public void C11_SharedCallingUser_TakesTheMinutesOfTheResourceAccountThenItsCredits()
    {
        UserFacts funder = Person.Bot(CallingPlanDomestic);

        Quote first = scene.Charge(RuleCall.User(Dial.Seattle, 3_000 * RuleCall.Minute), Person.Shared(), funder).Quote;
        Quote second = scene.Quote(RuleCall.User(Dial.Seattle), Person.Shared(), funder);

        Assert.Equal((Payer.Pool, QuoteReason.Ok, true, 0L), first.Answer());
        Assert.Equal((Payer.Credits, QuoteReason.PoolExhausted, true, 150_000L), second.Answer());
    }

    [Theory]
    [InlineData(CallingPlanPayAsYouGo, Payer.Credits, QuoteReason.Ok)]
    [InlineData(CommunicationsCredits, Payer.Credits, QuoteReason.Ok)]
    [InlineData(None, Payer.None, QuoteReason.NoPlan)]
    public void C11_ResourceAccount_NeedsAPlanOrTheCreditLicense(LicenseGrants held, Payer payer, QuoteReason reason)
    {
        Quote quote = scene.Quote(RuleCall.User(Dial.Seattle), Person.Shared(), Person.Bot(held));

        Assert.Equal((payer, reason, payer == Payer.Credits), (quote.Payer, quote.Reason, quote.Allowed));
    }

    [Fact]
    public void C11_ResourceAccountThatNobodyRecorded_FundsNothing()
    {
        CallRecord call = RuleCall.User(Dial.Seattle) with { Capability = "MCOPSTN1" };

        Assert.Equal(
            (Payer.None, QuoteReason.NoPlan, false, 0L), scene.Quote(call, Person.Shared(PhoneSystem | CommunicationsCredits)).Answer());
    }

    [Fact]
    public void C11_UserWithAPlanOfHisOwn_PaysForHimself() => Assert.Equal(
        QuoteReason.NoCreditLicense,
        scene.Quote(RuleCall.User(Dial.London), Person.Shared(Person.Domestic), Person.Bot(CallingPlanInternational)).Reason);

    [Fact]
    public void C11_MeetingsOfASharedCallingUser_AreHisOwn() => Assert.Equal(
        PoolScope.ConferencingZoneA,
        scene.Quote(RuleCall.Meeting(Dial.London), Person.Shared(AudioConferencing), Person.Bot(CallingPlanDomestic)).Pool?.Scope);

    [Theory]
    [InlineData("user_in")]
    [InlineData("oc_user_out")]
    [InlineData("fmc_out")]
    [InlineData("unassigned_in")]
    public void C_WhatCreditsNeverPay_IsFreeWithoutLicenseOrBalance(string type) => Assert.Equal(
        (Payer.Included, QuoteReason.Free, true, 0L),
        new RuleScene(balance: 0).Quote(RuleCall.Inbound(type, Dial.London), Person.With(None)).Answer());
}
