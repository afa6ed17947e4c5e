using CommsCredits.Engine;
using static CommsCredits.Engine.LicenseGrants;

namespace CommsCredits.Tests;

public sealed class AllotmentTableTests
{
    static readonly AllotmentTable Table = AllotmentTable.Default;
    static readonly DateOnly Day = new(2025, 3, 1);

    [Theory]
    [InlineData("US", CallingPlanDomestic, 3000, 0)]
    [InlineData("PR", CallingPlanDomestic, 3000, 0)]
    [InlineData("CA", CallingPlanInternational, 3000, 600)]
    [InlineData("GB", CallingPlanDomestic, 3000, 0)]
    [InlineData("GB", CallingPlanInternational, 3000, 600)]
    [InlineData("DE", CallingPlanDomestic, 1200, 0)]
    [InlineData("de", CallingPlanInternational, 1200, 600)]
    [InlineData("DE", CallingPlan120, 120, 0)]
    [InlineData("DE", CallingPlan240, 240, 0)]
    [InlineData("DE", CallingPlanPayAsYouGo, 0, 0)]
    [InlineData("MX", CallingPlanDomestic, 1200, 0)]
    public void Find_M5_PlanOnOffer_TellsItsMinutes(string country, LicenseGrants plan, int domestic, int international) =>
        Assert.Equal(new Allotment(domestic, international), Table.Find(country, plan, Day));

    [Theory]
    [InlineData("2023-01-25", 1200)]
    [InlineData("2023-01-26", 3000)]
    public void Find_M5_UnitedKingdom_ChangesOnTheDay(string day, int domestic) =>
        Assert.Equal(domestic, Table.Find("GB", CallingPlanDomestic, DateOnly.Parse(day, null))?.DomesticMinutes);

    [Theory]
    [InlineData("US", 120)]
    [InlineData("DE", 120)]
    [InlineData("BR", null)]
    public void Find_M7_NotPooledPlan_StandsWhereverThe120PlanStands(string country, int? domestic) =>
        Assert.Equal(domestic, Table.Find(country, CallingPlan120NotPooled, Day)?.DomesticMinutes);

    [Fact]
    public void Find_MinutesNotKnown_AreNullNotZero()
    {
        Assert.Equal(new Allotment(null, 0), Table.Find("HK", CallingPlanDomestic, Day));
        Assert.Equal(new Allotment(1200, null), Table.Find("BR", CallingPlanInternational, Day));
    }

    [Theory]
    [InlineData("JP", CallingPlanDomestic)]
    [InlineData("XX", CallingPlanDomestic)]
    [InlineData("US", PhoneSystem)]
    [InlineData("US", None)]
    [InlineData("US", CallingPlanDomestic | CallingPlan120)]
    public void Find_NotOnOfferOrNotOnePlan_IsNull(string country, LicenseGrants plan) => Assert.Null(Table.Find(country, plan, Day));

    [Theory]
    [InlineData("PR", "US")]
    [InlineData("US", "US")]
    [InlineData("GU", "GU")]
    [InlineData("DE", "DE")]
    public void PoolCountry_M3_PuertoRico_SharesWithTheUnitedStates(string iso2, string pool) => Assert.Equal(pool, Table.PoolCountry(iso2));

    [Fact]
    public void IsZoneA_A3_Holds44Countries()
    {
        Assert.Equal(44, CountryTable.Default.All.Count(country => Table.IsZoneA(country.Iso2)));
        Assert.True(Table.IsZoneA("DE") && Table.IsZoneA("in"));
        Assert.False(Table.IsZoneA("AR"));
    }

    [Fact]
    public void IsInternationalDestination_M9_Holds200Codes()
    {
        Assert.Equal(200, CountryTable.Default.All.Count(country => Table.IsInternationalDestination(country.Iso2)));
        Assert.True(Table.IsInternationalDestination("AU") && Table.IsInternationalDestination("SX"));
        Assert.False(Table.IsInternationalDestination("CU"));
    }

    [Theory]
    [InlineData("FR", "33899123456", true)]
    [InlineData("AT", "43900123456", true)]
    [InlineData("GB", "448431234567", true)]
    [InlineData("GB", "448721234567", true)]
    [InlineData("gb", "448701234567", true)]
    [InlineData("GB", "448731234567", false)]
    [InlineData("GB", "449061234567", false)]
    [InlineData("FR", "448431234567", false)]
    [InlineData("DE", "499001234567", false)]
    public void PremiumAllowed_R6_ByUsageLocationAndPrefix(string location, string digits, bool allowed) =>
        Assert.Equal(allowed, Table.PremiumAllowed(location, digits));
}
