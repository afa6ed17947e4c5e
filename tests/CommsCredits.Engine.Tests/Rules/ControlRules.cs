using CommsCredits.Engine;
using static CommsCredits.Engine.LicenseGrants;

namespace CommsCredits.Tests;

/// <summary>What an administrator forbids: policies (K1) and spend limits (K2). Payer and charge stay as they would be.</summary>
public class ControlRules
{
    private const LicenseGrants Everything = Person.Domestic | AudioConferencing | CommunicationsCredits;

    private static readonly UserFacts NoCalls =
        Person.With(Everything, change: user => user with { DialOutPolicy = DialOutPolicy.None });

    private readonly RuleScene scene = new();

    [Theory]
    [InlineData(DialOutPolicy.InternationalAndDomestic, Dial.Seattle, true)]
    [InlineData(DialOutPolicy.InternationalAndDomestic, Dial.London, true)]
    [InlineData(DialOutPolicy.Domestic, Dial.Seattle, true)]
    [InlineData(DialOutPolicy.Domestic, Dial.SanJuan, true)]
    [InlineData(DialOutPolicy.Domestic, Dial.London, false)]
    [InlineData(DialOutPolicy.None, Dial.Seattle, false)]
    [InlineData(DialOutPolicy.None, Dial.London, false)]
    public void K1_DialOutPolicy_LimitsTheCallsOfAUser(DialOutPolicy policy, string number, bool allowed)
    {
        Quote open = scene.Quote(RuleCall.User(number), Person.With(Everything));

        Quote quote = scene.Quote(RuleCall.User(number), Person.With(Everything, change: user => user with { DialOutPolicy = policy }));

        Assert.Equal((open.Payer, allowed ? QuoteReason.Ok : QuoteReason.DialOutPolicy, allowed, open.Charge), quote.Answer());
        Assert.Equal((open.Pool, open.PoolMinutes, open.Rate), (quote.Pool, quote.PoolMinutes, quote.Rate));
    }

    [Theory]
    [InlineData(ConferenceDialOut.Any, Dial.Harare, true)]
    [InlineData(ConferenceDialOut.SameCountry, Dial.Seattle, true)]
    [InlineData(ConferenceDialOut.SameCountry, Dial.London, false)]
    [InlineData(ConferenceDialOut.ZoneA, Dial.London, true)]
    [InlineData(ConferenceDialOut.ZoneA, Dial.Harare, false)]
    [InlineData(ConferenceDialOut.None, Dial.Seattle, false)]
    public void K1_ConferenceDialOut_LimitsTheMeetingsOfAnOrganiser(ConferenceDialOut policy, string number, bool allowed)
    {
        Quote open = scene.Quote(RuleCall.Meeting(number), Person.With(Everything));

        Quote quote = scene.Quote(
            RuleCall.Meeting(number), Person.With(Everything, change: user => user with { ConferenceDialOut = policy }));

        Assert.Equal((open.Payer, allowed ? QuoteReason.Ok : QuoteReason.ConferenceDialOut, allowed, open.Charge), quote.Answer());
        Assert.Equal((open.Pool, open.PoolMinutes, open.Rate), (quote.Pool, quote.PoolMinutes, quote.Rate));
    }

    [Fact]
    public void K1_EachPolicy_LeavesTheOtherKindOfCallsAlone()
    {
        UserFacts noMeetings = Person.With(Everything, change: user => user with { ConferenceDialOut = ConferenceDialOut.None });

        Assert.True(scene.Quote(RuleCall.Meeting(Dial.London), NoCalls).Allowed);
        Assert.True(scene.Quote(RuleCall.User(Dial.London), noMeetings).Allowed);
        Assert.True(scene.Quote(RuleCall.Inbound("user_in", Dial.Seattle), NoCalls).Allowed);
        Assert.True(scene.Quote(RuleCall.Inbound("conf_in", Dial.TollFreeUs), noMeetings).Allowed);
    }

    [Fact]
    public void K1_AnyDestination_IsTheDefault() => Assert.Equal(
        (DialOutPolicy.InternationalAndDomestic, ConferenceDialOut.Any),
        (Person.With(None).User.DialOutPolicy, Person.With(None).User.ConferenceDialOut));

    [Fact]
    public void K1_PolicyOfTheUserHimself_CountsWhoeverFundsHisCalls()
    {
        UserFacts shared = Person.With(
            PhoneSystem, change: user => user with { ResourceAccount = "user7@contoso.example", DialOutPolicy = DialOutPolicy.Domestic });

        Assert.Equal(QuoteReason.DialOutPolicy, scene.Quote(RuleCall.User(Dial.London), shared, Person.Bot(CallingPlanPayAsYouGo)).Reason);
    }

    [Fact]
    public void K1_UnsupportedPremiumNumber_IsRefusedAsPremiumFirst() => Assert.Equal(
        QuoteReason.PremiumNotSupported,
        scene.Quote(RuleCall.User(Dial.PremiumUs), NoCalls).Reason);

    [Fact]
    public void K1_Policy_IsToldBeforeAnEmptyBalance() => Assert.Equal(
        (Payer.Credits, QuoteReason.DialOutPolicy, false, 150_000L),
        new RuleScene(balance: 0).Quote(
            RuleCall.User(Dial.London), NoCalls).Answer());

    [Fact]
    public void K1_Policy_HoldsAlsoWhereTheProviderPrices()
    {
        RuleScene provider = new(settings: new AccountSettings { ChargeSource = ChargeSource.Provider });

        Assert.Equal(
            (Payer.Credits, QuoteReason.DialOutPolicy, false, 300_000L),
            provider.Quote(
                RuleCall.User(Dial.London).Charged(300_000),
                Person.With(Everything, change: user => user with { DialOutPolicy = DialOutPolicy.Domestic })).Answer());
    }

    // Each call costs 0.15: the third one still begins within 0.45, and not within 0.44.
    [Theory]
    [InlineData(450_000, QuoteReason.Ok)]
    [InlineData(449_999, QuoteReason.SpendLimit)]
    [InlineData(300_000, QuoteReason.SpendLimit)]
    public void K2_SpendLimit_BlocksTheCallThatCannotBeginWithinIt(long limit, QuoteReason reason)
    {
        UserFacts caller = Limited(limit);
        scene.Charge(RuleCall.User(Dial.London), caller);
        scene.Charge(RuleCall.User(Dial.London), caller);

        Quote third = scene.Quote(RuleCall.User(Dial.London), caller);

        Assert.Equal((Payer.Credits, reason, reason == QuoteReason.Ok, 150_000L), third.Answer());
    }

    [Fact]
    public void K2_SpendLimit_NeitherCountsNorBlocksIncludedMinutes()
    {
        UserFacts caller = Limited(150_000);
        scene.Charge(RuleCall.User(Dial.Seattle, 100 * RuleCall.Minute), caller);
        Assert.True(scene.Quote(RuleCall.User(Dial.London), caller).Allowed);

        scene.Charge(RuleCall.User(Dial.London), caller);

        Assert.Equal(QuoteReason.SpendLimit, scene.Quote(RuleCall.User(Dial.London), caller).Reason);
        Assert.Equal((Payer.Pool, QuoteReason.Ok, true, 0L), scene.Quote(RuleCall.User(Dial.Seattle), caller).Answer());
    }

    [Fact]
    public void K2_SpendLimit_IsOfOneUserAndOfOutgoingCallsOnly()
    {
        UserFacts first = Limited(150_000);
        UserFacts payPerMinute = Person.With(AudioConferencingPayPerMinute, change: user => user with { SpendLimit = 0 });
        scene.Charge(RuleCall.User(Dial.London), first);

        Assert.False(scene.Quote(RuleCall.User(Dial.London), first).Allowed);
        Assert.True(scene.Quote(RuleCall.User(Dial.London), Limited(150_000, number: 2)).Allowed);
        Assert.True(scene.Quote(RuleCall.Inbound("conf_in", Dial.Seattle), payPerMinute).Allowed);
        Assert.False(scene.Quote(RuleCall.Meeting(Dial.London), payPerMinute).Allowed);
    }

    [Fact]
    public void K2_InboundMinutes_AreNotSpending()
    {
        UserFacts organiser = Person.With(AudioConferencingPayPerMinute, change: user => user with { SpendLimit = 150_000 });

        scene.Charge(RuleCall.Inbound("conf_in", Dial.Seattle), organiser);

        Assert.True(scene.Quote(RuleCall.Meeting(Dial.London), organiser).Allowed);
    }

    [Theory]
    [InlineData("UTC", QuoteReason.SpendLimit)]
    [InlineData("Europe/Berlin", QuoteReason.Ok)]
    public void K2_SpendLimit_BeginsAnewWithTheMonthOfTheAccount(string zone, QuoteReason reason)
    {
        RuleScene here = new(settings: new AccountSettings { TimeZone = zone });
        UserFacts caller = Limited(150_000);
        here.Charge(RuleCall.User(Dial.London), caller);

        CallRecord late = RuleCall.User(Dial.London).At(new DateTimeOffset(2026, 3, 31, 22, 30, 0, TimeSpan.Zero));

        Assert.Equal(reason, here.Quote(late, caller).Reason);
        Assert.Equal(QuoteReason.Ok, here.Quote(late.At(late.StartTime.AddDays(1)), caller).Reason);
    }

    [Fact]
    public void K2_SpendLimit_IsToldBeforeAnEmptyBalance() => Assert.Equal(
        QuoteReason.SpendLimit, new RuleScene(balance: 0).Quote(RuleCall.User(Dial.London), Limited(0)).Reason);

    [Fact]
    public void K2_SpendLimitOfTheUserHimself_CountsWhoeverFundsHisCalls()
    {
        UserFacts shared = Person.With(
            PhoneSystem, change: user => user with { ResourceAccount = "user7@contoso.example", SpendLimit = 150_000 });
        UserFacts funder = Person.Bot(CallingPlanPayAsYouGo);
        scene.Charge(RuleCall.User(Dial.London), shared, funder);

        Assert.Equal(QuoteReason.SpendLimit, scene.Quote(RuleCall.User(Dial.London), shared, funder).Reason);
    }

    [Fact]
    public void K2_SpendLimit_BoundsHowLongACallMayLast() =>
        Assert.Equal(4 * RuleCall.Minute, scene.Longest(RuleCall.User(Dial.London), Limited(450_000)));

    private static UserFacts Limited(long limit, int number = 1) =>
        Person.With(Everything, change: user => user with { SpendLimit = limit }, number: number);
}
