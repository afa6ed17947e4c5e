using CommsCredits.Engine;
using static CommsCredits.Engine.LicenseGrants;

namespace CommsCredits.Tests;

/// <summary>The included minutes of Calling Plans: rules M1 to M11, as far as no stored state is needed.</summary>
public class MinuteRules
{
    private static readonly Month March = new(2026, 3);

    private readonly RuleScene scene = new();

    [Fact]
    public void M1_HundredDomesticUsersInTheUnitedStates_Share300000Minutes()
    {
        RuleScene hundred = new(holders: 100);

        Assert.Equal(300_000, hundred.State.Pools.Total(Pool("US", CallingPlanDomestic)));
    }

    [Fact]
    public void M1_OnlyIdenticalPlansInOneCountry_Share()
    {
        PoolKey?[] pools =
        [
            scene.Quote(RuleCall.User(Dial.Seattle), Person.With(Person.Domestic, number: 1)).Pool,
            scene.Quote(RuleCall.User(Dial.Seattle), Person.With(Person.Domestic, number: 2)).Pool,
            scene.Quote(RuleCall.User(Dial.Seattle), Person.With(Person.International, number: 3)).Pool,
            scene.Quote(RuleCall.User(Dial.Berlin), Person.With(Person.Domestic, "DE", number: 4)).Pool,
        ];

        Assert.Equal(pools[0], pools[1]);
        Assert.Equal(3, pools.Distinct().Count());
    }

    [Theory]
    [InlineData("DE", Dial.Berlin, 1_200)]
    [InlineData("GB", Dial.London, 3_000)]
    public void M2_UsageLocation_NamesThePoolNotTheCountryOfTheAccount(string location, string number, int minutes)
    {
        RuleScene american = new(country: "US");

        Quote quote = american.Quote(RuleCall.User(number), Person.With(Person.Domestic, location));

        Assert.Equal((Payer.Pool, location), (quote.Payer, quote.Pool?.Country));
        Assert.Equal(minutes, american.State.Pools.Total(quote.Pool!.Value));
    }

    [Theory]
    [InlineData("US", Dial.SanJuan)]
    [InlineData("PR", Dial.Seattle)]
    [InlineData("PR", Dial.SanJuan)]
    public void M3_UnitedStatesAndPuertoRico_AreOneCountryWithOnePool(string location, string number)
    {
        Quote quote = scene.Quote(RuleCall.User(number), Person.With(Person.Domestic, location));

        Assert.Equal((Payer.Pool, PoolScope.Domestic, "US"), (quote.Payer, quote.Pool?.Scope, quote.Pool?.Country));
    }

    // Half past ten at night on 31 March in UTC is half past midnight on 1 April in Berlin.
    [Theory]
    [InlineData("UTC", "2026-03", Payer.Credits)]
    [InlineData("Europe/Berlin", "2026-04", Payer.Pool)]
    [InlineData("America/New_York", "2026-03", Payer.Credits)]
    public void M4_PoolMonth_EndsInTheTimeZoneOfTheAccount(string zone, string month, Payer payer)
    {
        RuleScene here = new(settings: new AccountSettings { TimeZone = zone });
        UserFacts caller = Person.With(Person.Domestic | CommunicationsCredits);
        CallRecord late = RuleCall.User(Dial.Seattle).At(new DateTimeOffset(2026, 3, 31, 22, 30, 0, TimeSpan.Zero));
        Assert.Equal(month, here.Quote(late, caller).Pool?.Month.ToString());

        here.Charge(RuleCall.User(Dial.Seattle, 3_000 * RuleCall.Minute), caller);

        Assert.Equal(payer, here.Quote(late, caller).Payer);
    }

    [Theory]
    [InlineData("US", CallingPlanDomestic, 3_000, 0)]
    [InlineData("PR", CallingPlanDomestic, 3_000, 0)]
    [InlineData("CA", CallingPlanDomestic, 3_000, 0)]
    [InlineData("GB", CallingPlanDomestic, 3_000, 0)]
    [InlineData("DE", CallingPlanDomestic, 1_200, 0)]
    [InlineData("FR", CallingPlanDomestic, 1_200, 0)]
    [InlineData("US", CallingPlanInternational, 3_000, 600)]
    [InlineData("GB", CallingPlanInternational, 3_000, 600)]
    [InlineData("NL", CallingPlanInternational, 1_200, 600)]
    [InlineData("DE", CallingPlan240, 240, 0)]
    [InlineData("DE", CallingPlan120, 120, 0)]
    [InlineData("DE", CallingPlanPayAsYouGo, 0, 0)]
    public void M5_OneLicense_AddsTheMinutesOfItsPlanAndCountry(string country, LicenseGrants plan, int domestic, int international)
    {
        Assert.Equal(domestic, scene.State.Pools.Total(Pool(country, plan)));
        Assert.Equal(international, scene.State.Pools.Total(Pool(country, plan, PoolScope.International)));
    }

    [Theory]
    [InlineData(2023, 1, 1_200)]
    [InlineData(2023, 2, 3_000)]
    public void M5_UnitedKingdom_Has3000MinutesSinceFebruary2023(int year, int month, int minutes) => Assert.Equal(
        minutes, scene.State.Pools.Total(Pool("GB", CallingPlanDomestic) with { Month = new Month(year, month) }));

    [Theory]
    [InlineData(Dial.London, 600, Dial.Seattle)]
    [InlineData(Dial.Seattle, 3_000, Dial.London)]
    public void M6_EitherCap_EndsThePlanWithTheFirstCapReached(string talked, int minutes, string next)
    {
        RuleScene either = new(settings: new AccountSettings { PoolCap = PoolCap.EitherCap });
        UserFacts caller = Person.With(Person.International | CommunicationsCredits);
        Assert.Equal(Payer.Pool, either.Quote(RuleCall.User(next), caller).Payer);

        either.Charge(RuleCall.User(talked, minutes * RuleCall.Minute), caller);

        Assert.Equal((Payer.Credits, QuoteReason.PoolExhausted, true, 150_000L), either.Quote(RuleCall.User(next), caller).Answer());
    }

    [Theory]
    [InlineData(Dial.London, 600, Dial.Seattle)]
    [InlineData(Dial.Seattle, 3_000, Dial.London)]
    public void M6_SeparateCaps_LeaveTheOtherMinutesAlone(string talked, int minutes, string next)
    {
        RuleScene separate = new(settings: new AccountSettings { PoolCap = PoolCap.SeparateCaps });
        UserFacts caller = Person.With(Person.International | CommunicationsCredits);

        separate.Charge(RuleCall.User(talked, minutes * RuleCall.Minute), caller);

        Assert.Equal(Payer.Credits, separate.Quote(RuleCall.User(talked), caller).Payer);
        Assert.Equal((Payer.Pool, QuoteReason.Ok, true, 0L), separate.Quote(RuleCall.User(next), caller).Answer());
    }

    [Fact]
    public void M6_EitherCap_IsTheDefault() => Assert.Equal(PoolCap.EitherCap, new AccountSettings().PoolCap);

    [Fact]
    public void M7_PlanThatIsNotPooled_HasItsMinutesPerUser()
    {
        RuleScene many = new(holders: 50);
        UserFacts ada = Person.With(PhoneSystem | CallingPlan120NotPooled, number: 1);
        UserFacts bob = Person.With(PhoneSystem | CallingPlan120NotPooled, number: 2);

        Quote whole = many.Charge(RuleCall.User(Dial.Seattle, 120 * RuleCall.Minute), ada).Quote;
        Quote other = many.Quote(RuleCall.User(Dial.Seattle), bob);

        Assert.Equal((Payer.Pool, "n1"), (whole.Payer, whole.Pool?.Holder));
        Assert.Equal(QuoteReason.NoCreditLicense, many.Quote(RuleCall.User(Dial.Seattle), ada).Reason);
        Assert.Equal((Payer.Pool, "n2"), (other.Payer, other.Pool?.Holder));
    }

    // One page says these plans are not sold there, the page of the country lists them: they keep their minutes.
    [Theory]
    [InlineData(CallingPlan120, 120)]
    [InlineData(CallingPlan120NotPooled, 120)]
    [InlineData(CallingPlan240, 240)]
    public void M8_SmallPlanInTheUnitedStates_HasItsMinutes(LicenseGrants plan, int minutes) =>
        Assert.Equal(minutes, scene.State.Pools.Total(Pool("US", plan)));

    [Theory]
    [InlineData(Dial.London, Payer.Pool)]
    [InlineData("+61292345678", Payer.Pool)]
    [InlineData(Dial.Havana, Payer.Credits)]
    public void M9_InternationalPlan_CoversListedDestinationsAndLeavesOthersToCredits(string number, Payer payer)
    {
        Quote quote = scene.Quote(RuleCall.User(number), Person.With(Person.International | CommunicationsCredits));

        Assert.Equal((payer, QuoteReason.Ok), (quote.Payer, quote.Reason));
        Assert.Equal(payer == Payer.Pool ? PoolScope.International : null, quote.Pool?.Scope);
    }

    [Theory]
    [InlineData("US", Dial.Toronto)]
    [InlineData("CA", Dial.Seattle)]
    public void M10_CallBetweenTheUnitedStatesAndCanadaOnADomesticPlan_IsPaidByCredits(string location, string number) => Assert.Equal(
        (Payer.Credits, QuoteReason.Ok, true, 150_000L),
        scene.Quote(RuleCall.User(number), Person.With(Person.Domestic | CommunicationsCredits, location)).Answer());

    [Fact]
    public void M11_PayAsYouGo_IsOfferedInTheCountriesOfBothZonesAndMexico()
    {
        string[] zone1 = ["US", "PR", "GB", "CA"];
        string[] zone2 = "AT BE CZ DK EE FI FR DE HK HU IE IT LV LT LU NL NZ NO PL PT RO SG SK SI ZA ES SE CH HR".Split(' ');

        Assert.Equal(
            zone1.Concat(zone2).Append("MX").Order(StringComparer.Ordinal),
            AllotmentTable.Default.CountriesWith(CallingPlanPayAsYouGo, new DateOnly(2026, 3, 1)));
        Assert.All(zone1, country => Assert.Contains("zone_1", PayAsYouGoZones.Find(country).SkuPartNumber, StringComparison.Ordinal));
        Assert.All(zone2, country => Assert.Equal("MCOPSTN_PAYG_2", PayAsYouGoZones.Find(country).SkuPartNumber));
        Assert.Contains("Mexico", PayAsYouGoZones.Find("MX").DisplayName, StringComparison.Ordinal);
    }

    private static PoolKey Pool(string country, LicenseGrants plan, PoolScope scope = PoolScope.Domestic) =>
        new(March, scope, AllotmentTable.Default.PoolCountry(country), plan, string.Empty);
}
