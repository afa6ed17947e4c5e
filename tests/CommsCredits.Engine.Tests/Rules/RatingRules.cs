using CommsCredits.Engine;
using static CommsCredits.Engine.LicenseGrants;

namespace CommsCredits.Tests;

/// <summary>
/// What a call costs and in which order it is paid: rules R1 to R10. Emergency calls (R8) and the provider's word (R2) have tests of
/// their own.
/// </summary>
public class RatingRules
{
    private static readonly UserFacts Caller = Person.With(Person.Domestic | CommunicationsCredits);

    private readonly RuleScene scene = new();

    [Theory]
    [InlineData(1, 60)]
    [InlineData(60, 60)]
    [InlineData(61, 120)]
    [InlineData(3_599, 3_600)]
    public void R1_StartedMinute_CountsWhole(int seconds, long billed) =>
        Assert.Equal(billed, scene.Quote(RuleCall.User(Dial.London, seconds), Caller).BilledSeconds);

    [Fact]
    public void R1_PremiumCall_IsTheFeeAndWholeMinutes() => Assert.Equal(
        250_000, scene.Quote(RuleCall.User(Dial.PremiumAt, 61), Person.With(Person.Domestic | CommunicationsCredits, "AT")).Charge);

    [Theory]
    [InlineData(32, 36)]
    [InlineData(57, 60)]
    [InlineData(75, 78)]
    public void R1_SheetWithOtherUnits_SetsMinimumAndIncrement(int seconds, long billed)
    {
        RuleScene bySixes = new(rates: [RuleScene.Rate("44", "0.10", increment: "6", minimum: "30")]);

        Assert.Equal(billed, bySixes.Quote(RuleCall.User(Dial.London, seconds), Caller).BilledSeconds);
    }

    [Fact]
    public void R2_Charge_IsTheFeeOnceAndTheMinutes()
    {
        RuleScene priced = new(rates: [RuleScene.Rate("44", "0.01", fee: "0.15")]);

        Quote quote = priced.Quote(RuleCall.User(Dial.London, 3 * RuleCall.Minute), Caller);

        Assert.Equal((180_000L, 10_000L, 150_000L), (quote.Charge, quote.PerMinute, quote.ConnectionFee));
    }

    [Theory]
    [InlineData("US", 900_000)]
    [InlineData("FR", 10_000)]
    [InlineData("ZW", 200_000)]
    public void R3_CallOfAUser_IsPricedByDestinationAndUsageLocation(string location, long charge)
    {
        RuleScene priced = new(rates:
        [
            RuleScene.Rate("33", "0.20"),
            RuleScene.Rate("33", "0.90", origin: "US"),
            RuleScene.Rate("33", "0.01", origin: "FR"),
        ]);

        UserFacts caller = Person.With(Person.PayAsYouGo | CommunicationsCredits, location);

        Assert.Equal(charge, priced.Quote(RuleCall.User(Dial.Paris), caller).Charge);
    }

    [Theory]
    [InlineData("user_out", 110_000)]
    [InlineData("conf_out", 220_000)]
    [InlineData("ucap_out", 330_000)]
    public void R3_EachService_HasItsOwnPrices(string type, long charge)
    {
        RuleScene priced = new(rates:
        [
            RuleScene.Rate("263", "0.11", "CallingPlanOutbound"),
            RuleScene.Rate("263", "0.22", "ConferenceDialOut"),
            RuleScene.Rate("263", "0.33", "BotOutbound"),
        ]);
        UserFacts everything = Person.With(Person.Domestic | AudioConferencing | CommunicationsCredits);

        Assert.Equal(charge, priced.Quote(RuleCall.Inbound(type, Dial.Harare), everything).Charge);
    }

    [Theory]
    [InlineData(Dial.TollFreeUs, Dial.London, 40_000)]
    [InlineData(Dial.TollFreeGb, Dial.Seattle, 60_000)]
    public void R4_TollFreeCall_IsPricedByTheCountryOfTheNumberNotOfTheCaller(string called, string caller, long charge)
    {
        RuleScene priced = new(rates:
        [
            RuleScene.Rate("1", "0.04", "TollFreeInbound"),
            RuleScene.Rate("44", "0.06", "TollFreeInbound"),
            RuleScene.Rate("44", "5", "CallingPlanOutbound"),
        ]);

        PricedCall call = priced.Charge(RuleCall.Inbound("conf_in", called, caller: caller));

        Assert.Equal((Payer.Credits, (long?)charge), (call.Quote.Payer, call.Quote.Charge));
        Assert.Equal(NumberPlan.Default.Classify(called.AsSpan(1)).Country, call.Country);
    }

    [Theory]
    [InlineData("conf_in")]
    [InlineData("ucap_in")]
    public void R4_TollFreeCall_CostsTheSameWhereverItsOwnerIs(string type)
    {
        RuleScene priced = new(rates: [RuleScene.Rate("1", "0.04"), RuleScene.Rate("1", "0.09", origin: "DE")]);

        Assert.Equal(40_000, priced.Quote(RuleCall.Inbound(type, Dial.TollFreeUs), Person.With(AudioConferencing, "DE")).Charge);
    }

    [Theory]
    [InlineData(ChargeSource.RateCard)]
    [InlineData(ChargeSource.Provider)]
    public void R5_CallThatTheProviderCouldNotPrice_IsFree(ChargeSource source)
    {
        RuleScene chosen = new(settings: new AccountSettings { ChargeSource = source });

        Assert.Equal(
            (Payer.Included, QuoteReason.FreeCall, true, 0L),
            chosen.Quote(RuleCall.User(Dial.London).Charged(300_000, capability: "FreeCall"), Caller).Answer());
    }

    [Theory]
    [InlineData("AT", Dial.PremiumAt)]
    [InlineData("FR", Dial.PremiumFr)]
    [InlineData("GB", "+448431234567")]
    [InlineData("GB", "+448441234567")]
    [InlineData("GB", "+448451234567")]
    [InlineData("GB", "+448701234567")]
    [InlineData("GB", "+448711234567")]
    [InlineData("GB", "+448721234567")]
    public void R6_PremiumNumber_IsPaidByCreditsWhereItIsSupported(string location, string number) => Assert.Equal(
        (Payer.Credits, QuoteReason.Ok, true, 150_000L),
        scene.Quote(RuleCall.User(number), Person.With(Person.Domestic | CommunicationsCredits, location)).Answer());

    [Theory]
    [InlineData("GB", Dial.PremiumGb)]
    [InlineData("GB", "+448731234567")]
    [InlineData("US", Dial.PremiumUs)]
    [InlineData("DE", "+499001234567")]
    [InlineData("DE", Dial.PremiumAt)]
    [InlineData("FR", Dial.SharedCostGb)]
    public void R6_PremiumNumber_IsRefusedEverywhereElse(string location, string number) => Assert.Equal(
        (Payer.None, QuoteReason.PremiumNotSupported, false, 0L),
        scene.Quote(RuleCall.User(number), Person.With(Person.Domestic | CommunicationsCredits, location)).Answer());

    [Theory]
    [InlineData("user_out", "DE", Dial.Berlin, true)]
    [InlineData("user_out", "US", Dial.Berlin, false)]
    [InlineData("conf_out", "DE", Dial.Berlin, true)]
    [InlineData("conf_out", "US", Dial.Berlin, false)]
    public void R7_Domestic_IsTheCountryOfTheUserOrOrganiserWhateverTheRecordSays(
        string type, string location, string number, bool domestic)
    {
        CallRecord call = RuleCall.Inbound(type, number) with
        {
            UserLocation = "FR",
            DomesticInternational = domestic ? "International" : "Domestic",
        };

        Assert.Equal(domestic, scene.Charge(call, Person.With(Person.Domestic | AudioConferencing, location)).Domestic);
    }

    [Fact]
    public void R9_UserCall_IsPaidByMinutesThenCreditsElseRefused()
    {
        RuleScene poor = new(balance: 0.20m);

        poor.Charge(RuleCall.User(Dial.Seattle, 2_999 * RuleCall.Minute), Caller);

        Assert.Equal(Payer.Pool, poor.Charge(RuleCall.User(Dial.Seattle), Caller).Quote.Payer);
        Assert.Equal(Payer.Credits, poor.Charge(RuleCall.User(Dial.Seattle), Caller).Quote.Payer);
        Assert.Equal((QuoteReason.NoCredit, false), Judged(poor.Quote(RuleCall.User(Dial.Seattle), Caller)));
        Assert.Equal((QuoteReason.NoCreditLicense, false), Judged(poor.Quote(RuleCall.User(Dial.Seattle), Person.With(Person.Domestic))));
    }

    [Fact]
    public void R9_MeetingDialOut_IsPaidByAddOnThenPoolThenCreditsElseRefused()
    {
        UserFacts organiser = Person.With(AudioConferencing | AudioConferencingDialOutUsCa | CommunicationsCredits);

        Assert.Equal(Payer.Included, scene.Charge(RuleCall.Meeting(Dial.Seattle), organiser).Quote.Payer);
        Assert.Equal(Payer.Pool, scene.Charge(RuleCall.Meeting(Dial.London, 60 * RuleCall.Minute), organiser).Quote.Payer);
        Assert.Equal(Payer.Credits, scene.Charge(RuleCall.Meeting(Dial.London), organiser).Quote.Payer);
        Assert.Equal(
            (QuoteReason.NoCreditLicense, false), Judged(scene.Quote(RuleCall.Meeting(Dial.London), Person.With(AudioConferencing))));
        Assert.Equal(Payer.Included, scene.Quote(RuleCall.Meeting(Dial.Seattle), organiser).Payer);
    }

    [Fact]
    public void R9_PremiumNumber_IsPaidByCreditsThoughMinutesAreLeft()
    {
        UserFacts french = Person.With(Person.Domestic | CommunicationsCredits, "FR");

        Assert.Equal(Payer.Pool, scene.Quote(RuleCall.User(Dial.Paris), french).Payer);
        Assert.Equal(Payer.Credits, scene.Quote(RuleCall.User(Dial.PremiumFr), french).Payer);
    }

    [Theory]
    [InlineData(14, QuoteReason.NoCredit)]
    [InlineData(15, QuoteReason.Ok)]
    public void R9_BalanceBelowFeeAndFirstMinute_LetsNoCallBegin(int cents, QuoteReason reason)
    {
        Quote quote = new RuleScene(cents / 100m).Quote(RuleCall.User(Dial.London, 600), Caller);

        Assert.Equal((Payer.Credits, reason, reason == QuoteReason.Ok, 1_050_000L), quote.Answer());
    }

    // Ten minutes are left, and the call lasts 14 minutes and 40 seconds.
    [Theory]
    [InlineData("60", "60", 300, 550_000)]
    [InlineData("6", "60", 282, 520_000)]
    [InlineData("1", "0", 280, 516_667)]
    public void R10_CallThatOutlastsItsPool_PaysTheRestByIncrementAndTheFeeOnce(string increment, string minimum, long billed, long charge)
    {
        RuleScene priced = new(rates: [RuleScene.Rate("1", "0.10", fee: "0.05", increment: increment, minimum: minimum)]);
        priced.Charge(RuleCall.User(Dial.Seattle, 2_990 * RuleCall.Minute), Caller);

        Quote quote = priced.Quote(RuleCall.User(Dial.Seattle, 880), Caller);

        Assert.Equal((Payer.Credits, QuoteReason.PoolExhausted, true, charge), quote.Answer());
        Assert.Equal((10, billed), (quote.PoolMinutes, quote.BilledSeconds));
    }

    [Fact]
    public void R10_FewSecondsBeyondThePool_HaveNoMinimum()
    {
        RuleScene priced = new(rates: [RuleScene.Rate("1", "0.60", increment: "6", minimum: "60")]);
        priced.Charge(RuleCall.User(Dial.Seattle, 2_999 * RuleCall.Minute), Caller);

        Quote quote = priced.Quote(RuleCall.User(Dial.Seattle, 61), Caller);

        Assert.Equal((1, 6L, (long?)60_000), (quote.PoolMinutes, quote.BilledSeconds, quote.Charge));
    }

    [Fact]
    public void R10_CallThatOutlastsItsPool_NeedsTheCreditLicense()
    {
        UserFacts unlicensed = Person.With(Person.Domestic);
        scene.Charge(RuleCall.User(Dial.Seattle, 2_999 * RuleCall.Minute), unlicensed);

        Assert.Equal(
            (Payer.None, QuoteReason.NoCreditLicense, false, 0L), scene.Quote(RuleCall.User(Dial.Seattle, 61), unlicensed).Answer());
        Assert.Equal(60, scene.Longest(RuleCall.User(Dial.Seattle), unlicensed));
    }

    private static (QuoteReason Reason, bool Allowed) Judged(Quote quote) => (quote.Reason, quote.Allowed);
}
