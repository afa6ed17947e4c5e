using CommsCredits.Engine;
using static CommsCredits.Engine.LicenseGrants;

namespace CommsCredits.Tests;

/// <summary>The minutes of Audio Conferencing: rules A1 to A5, as far as no stored state is needed.</summary>
public class ConferencingRules
{
    private readonly RuleScene scene = new();

    // The table of Microsoft's page: who organises the meeting, what is dialled, whether the pool pays.
    [Theory]
    [InlineData("US", Dial.Seattle, true)]
    [InlineData("US", Dial.London, true)]
    [InlineData("US", Dial.Harare, false)]
    [InlineData("GB", Dial.London, true)]
    [InlineData("GB", Dial.Seattle, true)]
    [InlineData("GB", Dial.Harare, false)]
    [InlineData("ZW", Dial.Harare, false)]
    [InlineData("ZW", Dial.Seattle, true)]
    [InlineData("ZW", Dial.London, true)]
    [InlineData("CK", Dial.Rarotonga, false)]
    [InlineData("CK", Dial.Seattle, true)]
    [InlineData("CK", Dial.London, true)]
    public void A1_Pool_PaysEveryZoneACountryWhereverTheOrganiserIs(string location, string number, bool pooled)
    {
        UserFacts organiser = Person.With(AudioConferencing | CommunicationsCredits, location);

        Quote quote = scene.Quote(RuleCall.Meeting(number), organiser);

        Assert.Equal((pooled ? Payer.Pool : Payer.Credits, QuoteReason.Ok, true, pooled ? 0 : 150_000L), quote.Answer());
        Assert.Equal(pooled ? PoolKey.Conferencing(new Month(2026, 3)) : null, quote.Pool);
    }

    [Fact]
    public void A1_PremiumNumberInZoneA_TakesNoMinutes() => Assert.Equal(
        (Payer.None, QuoteReason.PremiumNotSupported, false, 0L),
        scene.Quote(RuleCall.Meeting(Dial.PremiumUs), Person.With(AudioConferencing | CommunicationsCredits)).Answer());

    [Fact]
    public void A1_EachLicense_Adds60Minutes() => Assert.Equal(
        6_900, new RuleScene(holders: 115).State.Pools.Total(PoolKey.Conferencing(new Month(2026, 3))));

    [Theory]
    [InlineData(ConferencingPool.Assigned, 1_200)]
    [InlineData(ConferencingPool.Purchased, 6_000)]
    public void A2_PoolSize_CountsAssignedOrPurchasedLicenses(ConferencingPool reading, int minutes)
    {
        AccountSettings settings = new() { ConferencingPool = reading, PurchasedConferencingLicenses = 100 };

        Assert.Equal(minutes, new RuleScene(holders: 20, settings: settings).State.Pools.Total(PoolKey.Conferencing(new Month(2026, 3))));
    }

    [Fact]
    public void A2_Assigned_IsTheDefault() => Assert.Equal(ConferencingPool.Assigned, new AccountSettings().ConferencingPool);

    [Theory]
    [InlineData("AT", "+4315331234")]
    [InlineData("AU", "+61292345678")]
    [InlineData("BE", "+3225551234")]
    [InlineData("BG", "+35929876543")]
    [InlineData("BR", "+551132345678")]
    [InlineData("CA", Dial.Toronto)]
    [InlineData("CH", "+41442345678")]
    [InlineData("CN", "+861065529988")]
    [InlineData("CZ", "+420224123456")]
    [InlineData("DE", Dial.Berlin)]
    [InlineData("DK", "+4533123456")]
    [InlineData("EE", "+3726123456")]
    [InlineData("ES", "+34912345678")]
    [InlineData("FI", "+35891234567")]
    [InlineData("FR", Dial.Paris)]
    [InlineData("GB", Dial.London)]
    [InlineData("GR", "+302101234567")]
    [InlineData("HK", "+85221234567")]
    [InlineData("HR", "+38514567890")]
    [InlineData("HU", "+3612345678")]
    [InlineData("IE", "+35316123456")]
    [InlineData("IN", "+911123456789")]
    [InlineData("IT", "+390612345678")]
    [InlineData("JP", "+81312345678")]
    [InlineData("KR", "+8222123456")]
    [InlineData("LU", "+35226201234")]
    [InlineData("MX", "+525512345678")]
    [InlineData("MY", "+60323456789")]
    [InlineData("NL", "+31201234567")]
    [InlineData("NO", "+4722123456")]
    [InlineData("NZ", "+6493456789")]
    [InlineData("PL", "+48221234567")]
    [InlineData("PR", Dial.SanJuan)]
    [InlineData("PT", "+351212345678")]
    [InlineData("RO", "+40212345678")]
    [InlineData("RU", "+74951234567")]
    [InlineData("SE", "+46812345678")]
    [InlineData("SG", "+6561234567")]
    [InlineData("SI", "+38614123456")]
    [InlineData("SK", "+421212345678")]
    [InlineData("TH", "+6622123456")]
    [InlineData("TW", "+886223456789")]
    [InlineData("US", Dial.Seattle)]
    [InlineData("ZA", "+27111234567")]
    public void A3_NumberInEachOfThe44CountriesOfZoneA_IsPaidByThePool(string country, string number)
    {
        PricedCall call = scene.Charge(RuleCall.Meeting(number), Person.With(AudioConferencing | CommunicationsCredits, "ZW"));

        Assert.Equal((country, Payer.Pool), (call.Country, call.Quote.Payer));
    }

    [Theory]
    [InlineData(Dial.Harare)]
    [InlineData(Dial.Rarotonga)]
    [InlineData(Dial.Havana)]
    [InlineData("+541143211234")]
    [InlineData("+97143211234")]
    [InlineData("+380441234567")]
    public void A3_NumberOutsideZoneA_IsPaidByCredits(string number) => Assert.Equal(
        Payer.Credits, scene.Quote(RuleCall.Meeting(number), Person.With(AudioConferencing | CommunicationsCredits)).Payer);

    [Theory]
    [InlineData("US")]
    [InlineData("FR")]
    [InlineData("ZW")]
    public void A4_BeyondThePool_TheDestinationAloneMakesThePrice(string location)
    {
        RuleScene priced = new(holders: 0, rates:
        [
            RuleScene.Rate("33", "0.20"),
            RuleScene.Rate("33", "0.90", origin: "US"),
            RuleScene.Rate("33", "0.01", origin: "FR"),
        ]);

        Quote quote = priced.Quote(RuleCall.Meeting(Dial.Paris), Person.With(AudioConferencing | CommunicationsCredits, location));

        Assert.Equal((Payer.Credits, QuoteReason.PoolExhausted, true, 200_000L), quote.Answer());
    }

    [Fact]
    public void A5_PayPerMinuteOrganiser_TakesNothingFromThePool()
    {
        Quote quote = scene.Quote(RuleCall.Meeting(Dial.London), Person.With(AudioConferencingPayPerMinute));

        Assert.Equal((Payer.Credits, QuoteReason.Ok, true, 150_000L), quote.Answer());
        Assert.Null(quote.Pool);
    }

    [Theory]
    [InlineData(Dial.Seattle)]
    [InlineData(Dial.Toronto)]
    public void AddOn_DialOutToTheUnitedStatesAndCanada_IsIncludedAndLeavesThePoolAlone(string number)
    {
        UserFacts organiser = Person.With(AudioConferencing | AudioConferencingDialOutUsCa);

        Quote quote = scene.Charge(RuleCall.Meeting(number, 600 * RuleCall.Minute), organiser).Quote;

        Assert.Equal((Payer.Included, QuoteReason.Free, true, 0L), quote.Answer());
        Assert.Equal(60, scene.Quote(RuleCall.Meeting(Dial.London, 60 * RuleCall.Minute), organiser).PoolMinutes);
    }
}
