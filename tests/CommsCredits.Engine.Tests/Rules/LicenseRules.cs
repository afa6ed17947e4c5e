using CommsCredits.Engine;
using static CommsCredits.Engine.LicenseGrants;

namespace CommsCredits.Tests;

/// <summary>Where credits are sold and which licence opens them: rules E6 and L1 to L12, as far as no stored state is needed.</summary>
public class LicenseRules
{
    private readonly RuleScene scene = new();

    [Theory]
    [InlineData("BH")]
    [InlineData("CN")]
    [InlineData("IN")]
    [InlineData("KZ")]
    [InlineData("MK")]
    [InlineData("NI")]
    [InlineData("PK")]
    [InlineData("RU")]
    [InlineData("KR")]
    [InlineData("TW")]
    [InlineData("UA")]
    public void E6_CountryWhereCreditsAreNotSold_IsKnown(string country)
    {
        Assert.False(AllotmentTable.Default.CreditsAvailable(country));
        Assert.False(AllotmentTable.Default.CreditsAvailable(country.ToLowerInvariant()));
    }

    [Theory]
    [InlineData("US")]
    [InlineData("GB")]
    [InlineData("DE")]
    [InlineData("FR")]
    [InlineData("CA")]
    [InlineData("AU")]
    [InlineData("JP")]
    [InlineData("ZA")]
    [InlineData("SG")]
    public void E6_CountryWhereCreditsAreSold_IsKnown(string country) => Assert.True(AllotmentTable.Default.CreditsAvailable(country));

    [Fact]
    public void E6_114Countries_Are103WithCreditsAnd11Without()
    {
        Assert.Equal(103, CountryTable.Default.All.Count(country => AllotmentTable.Default.CreditsAvailable(country.Iso2) == true));
        Assert.Equal(11, CountryTable.Default.All.Count(country => AllotmentTable.Default.CreditsAvailable(country.Iso2) == false));
        Assert.Null(AllotmentTable.Default.CreditsAvailable("CU"));
    }

    [Theory]
    [InlineData(100, Person.Domestic, Payer.None, QuoteReason.NoCreditLicense)]
    [InlineData(0, Person.Domestic | CommunicationsCredits, Payer.Credits, QuoteReason.NoCredit)]
    [InlineData(100, Person.Domestic | CommunicationsCredits, Payer.Credits, QuoteReason.Ok)]
    public void L1_FundedBalanceAndLicense_AreBothNeeded(int balance, LicenseGrants grants, Payer payer, QuoteReason reason)
    {
        Quote quote = new RuleScene(balance).Quote(RuleCall.User(Dial.London), Person.With(grants));

        Assert.Equal((payer, reason, reason == QuoteReason.Ok), (quote.Payer, quote.Reason, quote.Allowed));
    }

    [Fact]
    public void L1_EnterpriseUser_NeedsTheCreditLicenseLikeEverybody()
    {
        LicenseGrants enterprise = Licensed("EnterpriseE5", "CallingPlanDomestic");

        Assert.Equal(QuoteReason.NoCreditLicense, scene.Quote(RuleCall.User(Dial.London), Person.With(enterprise)).Reason);
        Assert.Equal(QuoteReason.NoCreditLicense, scene.Quote(RuleCall.Meeting(Dial.Harare), Person.With(enterprise)).Reason);
    }

    [Fact]
    public void L2_CreditLicense_DialsNothingWithoutACallingPlan()
    {
        Assert.Equal(
            (Payer.None, QuoteReason.NoPlan, false, 0L),
            scene.Quote(RuleCall.User(Dial.London), Person.With(PhoneSystem | CommunicationsCredits)).Answer());
        Assert.Equal(
            Payer.Credits, scene.Quote(RuleCall.User(Dial.London), Person.With(Person.Domestic | CommunicationsCredits)).Payer);
    }

    [Fact]
    public void L2_CreditLicenseWithAudioConferencingAlone_LetsMeetingsDialOut() => Assert.Equal(
        (Payer.Credits, QuoteReason.Ok, true, 150_000L),
        scene.Quote(RuleCall.Meeting(Dial.Harare), Person.With(AudioConferencing | CommunicationsCredits)).Answer());

    [Fact]
    public void L3_CreditLicenses_OpenOneBalanceForAll()
    {
        RuleScene small = new(balance: 1.15m);
        UserFacts ada = Person.With(Person.Domestic | CommunicationsCredits, number: 1);
        UserFacts bob = Person.With(Person.Domestic | CommunicationsCredits, number: 2);

        Assert.True(small.Quote(RuleCall.User(Dial.London), bob).Allowed);
        small.Charge(RuleCall.User(Dial.London, 11 * RuleCall.Minute), ada);

        Assert.Equal(QuoteReason.NoCredit, small.Quote(RuleCall.User(Dial.London), bob).Reason);
    }

    [Theory]
    [InlineData("conf_in")]
    [InlineData("conf_out")]
    public void L4_PayPerMinuteMeetings_NeedNoCreditLicense(string type) => Assert.Equal(
        (Payer.Credits, QuoteReason.Ok, true, 150_000L),
        scene.Quote(RuleCall.Inbound(type, Dial.Seattle), Person.With(AudioConferencingPayPerMinute)).Answer());

    [Fact]
    public void L4_OtherCallsOfAPayPerMinuteOrganiser_NeedTheCreditLicense() => Assert.Equal(
        QuoteReason.NoCreditLicense,
        scene.Quote(RuleCall.User(Dial.London), Person.With(Person.Domestic | AudioConferencingPayPerMinute)).Reason);

    [Theory]
    [InlineData(AudioConferencing | CommunicationsCredits, Payer.Credits, QuoteReason.Ok)]
    [InlineData(AudioConferencing, Payer.None, QuoteReason.NoCreditLicense)]
    public void L5_MeetingDialOut_NeedsTheCreditLicenseOfTheOrganiser(LicenseGrants organiser, Payer payer, QuoteReason reason)
    {
        Quote quote = scene.Quote(RuleCall.Meeting(Dial.Harare), Person.With(organiser));

        Assert.Equal((payer, reason), (quote.Payer, quote.Reason));
    }

    [Fact]
    public void L10_EnterpriseE5_HoldsMeetingsButDialsNothing()
    {
        UserFacts user = Person.With(Licensed("EnterpriseE5"));

        Assert.Equal((Payer.None, QuoteReason.NoPlan, false, 0L), scene.Quote(RuleCall.User(Dial.Seattle), user).Answer());
        Assert.Equal((Payer.Pool, QuoteReason.Ok, true, 0L), scene.Quote(RuleCall.Meeting(Dial.Seattle), user).Answer());
    }

    [Theory]
    [InlineData("MCOPSTNC")]
    [InlineData("mcopstnpp")]
    [InlineData("47794cd0-f0e5-45c5-9033-2eb6b5fc84e0")]
    [InlineData("06b48c5f-01d9-4b18-9015-03b52040f51a")]
    [InlineData("CommunicationsCredits")]
    public void L11_EveryNameOfTheCreditLicense_OpensCredits(string name) => Assert.Equal(
        (Payer.Credits, QuoteReason.Ok, true, 150_000L),
        scene.Quote(RuleCall.User(Dial.London), Person.With(Person.Domestic | Licensed(name))).Answer());

    [Theory]
    [InlineData("MCOPSTN_PAYG_1")]
    [InlineData("MCOPSTN_PAYG_2")]
    [InlineData("Microsoft_Teams_Calling_Plan_pay_as_you_go_(country_zone_1)")]
    [InlineData("Microsoft_Teams_Calling_Plan_pay_as_you_go_(country_zone_1_US)")]
    public void L11_EveryNameOfPayAsYouGo_IsThatPlan(string name) => Assert.Equal(CallingPlanPayAsYouGo, Licensed(name));

    [Theory]
    [InlineData("MCOPSTN6")]
    [InlineData("MCOPSTN_6")]
    public void L11_EveryNameOfThe240MinutePlan_IsThatPlan(string name) => Assert.Equal(CallingPlan240, Licensed(name));

    [Theory]
    [InlineData("AU")]
    [InlineData("JP")]
    public void L12_CountryWithPlansOfAnOperator_HasNoMinutes(string country)
    {
        DateOnly day = new(2026, 3, 1);
        LicenseGrants[] plans = [CallingPlan120, CallingPlan240, CallingPlanDomestic, CallingPlanInternational, CallingPlanPayAsYouGo];

        Assert.All(plans, plan => Assert.Null(AllotmentTable.Default.Find(country, plan, day)));
        Assert.NotNull(PartnerPlans.OperatorOf(country));
        Assert.Null(PartnerPlans.OperatorOf("US"));
    }

    [Fact]
    public void L12_TelstraLicense_LetsNobodyDialThroughMicrosoft() => Assert.Equal(
        QuoteReason.NoPlan,
        scene.Quote(RuleCall.User("+61292345678"), Person.With(Licensed("PhoneSystem", "MCOPSTNEAU2"), "AU")).Reason);

    private static LicenseGrants Licensed(params string[] names) =>
        names.Aggregate(None, (sum, name) => sum | LicenseCatalogue.Default.Find(name)!.Grants);
}
