using CommsCredits.Engine;
using static CommsCredits.Engine.LicenseGrants;

namespace CommsCredits.Tests;

public sealed class AllotmentOverrideTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public void With_NothingOverridden_IsTheSameTable() => Assert.Same(AllotmentTable.Default, AllotmentTable.Default.With([]));

    [Theory]
    [InlineData("2026-03-31", 1200)]
    [InlineData("2026-04-01", 2000)]
    [InlineData("2026-05-31", 2000)]
    [InlineData("2026-06-01", 2500)]
    public void M5_Override_WinsFromItsDayOn_AndFactsCountBefore(string day, int minutes)
    {
        AllotmentTable table = AllotmentTable.Default.With(
            [Of("DE", CallingPlanDomestic, "2026-06-01", 2500), Of("DE", CallingPlanDomestic, "2026-04-01", 2000)]);

        Assert.Equal(minutes, table.Find("DE", CallingPlanDomestic, DateOnly.Parse(day, null))?.DomesticMinutes);
        Assert.Equal(1200, AllotmentTable.Default.Find("DE", CallingPlanDomestic, DateOnly.Parse(day, null))?.DomesticMinutes);
    }

    [Fact]
    public void M5_OverrideSinceEver_WinsAlsoOverALaterFact()
    {
        AllotmentTable table = AllotmentTable.Default.With([Of("gb", CallingPlanDomestic, null, 900)]);

        Assert.Equal(900, table.Find("GB", CallingPlanDomestic, new DateOnly(2022, 1, 1))?.DomesticMinutes);
        Assert.Equal(900, table.Find("GB", CallingPlanDomestic, Day)?.DomesticMinutes);
        Assert.Equal(3000, table.Find("GB", CallingPlanInternational, Day)?.DomesticMinutes);
        Assert.Equal(1200, table.Find("DE", CallingPlanDomestic, Day)?.DomesticMinutes);
    }

    [Theory]
    [InlineData("PR")]
    [InlineData("US")]
    public void M3_Override_HoldsForTheWholePool(string country)
    {
        AllotmentTable table = AllotmentTable.Default.With([Of(country, CallingPlanDomestic, null, 10)]);

        Assert.Equal(10, table.Find("US", CallingPlanDomestic, Day)?.DomesticMinutes);
        Assert.Equal(10, table.Find("PR", CallingPlanDomestic, Day)?.DomesticMinutes);
    }

    [Fact]
    public void With_OverridesOfAnotherTable_AddsToThem()
    {
        AllotmentTable first = AllotmentTable.Default.With([Of("DE", CallingPlanDomestic, null, 10)]);
        AllotmentTable second = first.With([Of("DE", CallingPlan120, null, 20), Of("DE", CallingPlanDomestic, null, 30)]);

        Assert.Equal(10, first.Find("DE", CallingPlanDomestic, Day)?.DomesticMinutes);
        Assert.Equal(120, first.Find("DE", CallingPlan120, Day)?.DomesticMinutes);
        Assert.Equal(30, second.Find("DE", CallingPlanDomestic, Day)?.DomesticMinutes);
        Assert.Equal(20, second.Find("DE", CallingPlan120, Day)?.DomesticMinutes);
    }

    [Fact]
    public void With_MinutesNotKnown_AreNullNotZero() => Assert.Equal(
        new Allotment(null, 5),
        AllotmentTable.Default.With([new AllotmentOverride("DE", CallingPlanDomestic, null, null, 5)]).Find("DE", CallingPlanDomestic, Day));

    [Fact]
    public void With_KeepsEveryOtherFact()
    {
        AllotmentTable table = AllotmentTable.Default.With([Of("DE", CallingPlanDomestic, null, 10)]);

        Assert.True(table.IsZoneA("DE") && table.IsInternationalDestination("AU") && table.PremiumAllowed("FR", "33899123456"));
        Assert.False(table.CreditsAvailable("KR"));
        Assert.Equal("US", table.PoolCountry("PR"));
    }

    [Fact]
    public void CountriesWith_M3_NamesPuertoRico_AndAnOverriddenCountryFromItsDayOn()
    {
        AllotmentTable table = AllotmentTable.Default.With([Of("TR", CallingPlanDomestic, "2026-03-01", 500)]);

        Assert.Contains("PR", table.CountriesWith(CallingPlanDomestic, Day));
        Assert.Contains("TR", table.CountriesWith(CallingPlanDomestic, Day));
        Assert.DoesNotContain("TR", table.CountriesWith(CallingPlanDomestic, Day.AddDays(-1)));
        Assert.DoesNotContain("TR", table.CountriesWith(CallingPlan120, Day));
        Assert.Equal(table.CountriesWith(CallingPlanDomestic, Day).Order(StringComparer.Ordinal), table.CountriesWith(CallingPlanDomestic, Day));
        Assert.Empty(table.CountriesWith(PhoneSystem, Day));
    }

    private static AllotmentOverride Of(string country, LicenseGrants plan, string? from, int minutes) =>
        new(country, plan, from is null ? null : DateOnly.Parse(from, null), minutes, 0);
}
