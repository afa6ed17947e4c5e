using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class PlanTableTests
{
    private static readonly PlanTable Table = new(AllotmentTable.Default, new DateOnly(2026, 3, 1));

    [Fact]
    public void Rows_LicenseWithoutACountry_IsOneRow()
    {
        PlanRow row = Rows("PhoneSystem").Single();

        Assert.Null(row.Country);
        Assert.Null(row.CreditsAvailable);
        Assert.Null(row.Pooled);
        Assert.Equal(default, row.Minutes);
        Assert.NotEmpty(row.Uses);
    }

    [Fact]
    public void M5_CallingPlan_HasOneRowPerCountryWithItsMinutes()
    {
        List<PlanRow> rows = [.. Rows("CallingPlanInternational")];

        Assert.Equal(rows.Count, rows.DistinctBy(row => row.Country).Count());
        Assert.Equal(new Allotment(1200, 600), rows.Single(row => row.Country == "DE").Minutes);
        Assert.Equal(new Allotment(3000, 600), rows.Single(row => row.Country == "GB").Minutes);
        Assert.Equal(new Allotment(1200, null), rows.Single(row => row.Country == "BR").Minutes);
        Assert.Equal(rows.Single(row => row.Country == "US").Minutes, rows.Single(row => row.Country == "PR").Minutes);
        Assert.All(rows, row => Assert.True(row.Pooled));
    }

    [Fact]
    public void M5_CallingPlan_HasNoRowWhereItIsNotOffered()
    {
        Assert.Empty(Rows("CallingPlan120", "BR"));
        Assert.Equal(["DE"], Rows("CallingPlan120", "BR", "DE").Select(row => row.Country));
    }

    [Theory]
    [InlineData("CallingPlan120NotPooled", false)]
    [InlineData("CallingPlanPayAsYouGo", false)]
    [InlineData("CallingPlan120", true)]
    [InlineData("CallingPlan240", true)]
    [InlineData("CallingPlanDomestic", true)]
    [InlineData("AudioConferencing", true)]
    [InlineData("EnterpriseE5", true)]
    [InlineData("AudioConferencingPayPerMinute", null)]
    [InlineData("AudioConferencingDialOutUsCa", null)]
    [InlineData("CommunicationsCredits", null)]
    public void M7_Pooled_TellsWhoShares(string license, bool? pooled) => Assert.Equal(pooled, Rows(license, "US").Single().Pooled);

    [Theory]
    [InlineData("US", "9b196e97-5830-4c2e-adc2-1e10ebf5dee5")]
    [InlineData("PR", "9b196e97-5830-4c2e-adc2-1e10ebf5dee5")]
    [InlineData("GB", "dbd31205-338e-4dec-903d-44402e305e32")]
    [InlineData("CA", "dbd31205-338e-4dec-903d-44402e305e32")]
    public void M11_PayAsYouGo_Zone1_IsSoldUnderItsOwnProducts(string country, string id) =>
        Assert.Equal(Guid.Parse(id), Rows("CallingPlanPayAsYouGo", country).Single().License.SkuId);

    [Theory]
    [InlineData("DE")]
    [InlineData("HK")]
    [InlineData("ZA")]
    [InlineData("HR")]
    public void M11_PayAsYouGo_Zone2_HasAnotherProduct(string country)
    {
        LicenseSku sold = Rows("CallingPlanPayAsYouGo", country).Single().License;

        Assert.Equal(("MCOPSTN_PAYG_2", null), (sold.SkuPartNumber, sold.SkuId));
    }

    [Fact]
    public void M11_PayAsYouGo_Mexico_HasAPlanOfItsOwnWhoseProductIsNotKnown()
    {
        LicenseSku sold = Rows("CallingPlanPayAsYouGo", "MX").Single().License;

        Assert.Equal((string.Empty, null), (sold.SkuPartNumber, sold.SkuId));
        Assert.Contains("Mexico", sold.DisplayName, StringComparison.Ordinal);
    }

    [Fact]
    public void M11_PayAsYouGo_EveryCountryThatOffersIt_HasAZone()
    {
        List<PlanRow> rows = [.. Rows("CallingPlanPayAsYouGo")];

        Assert.Equal(34, rows.Count);
        Assert.Equal("MX", rows.Single(row => row.License.SkuPartNumber.Length == 0).Country);
        Assert.All(rows, row => Assert.Equal("CallingPlanPayAsYouGo", row.License.Name));
        Assert.All(rows, row => Assert.Equal(new Allotment(0, 0), row.Minutes));
    }

    [Theory]
    [InlineData("DE", true)]
    [InlineData("KR", false)]
    [InlineData("CU", null)]
    public void E6_CreditsAvailable_IsToldByCountry(string country, bool? available) =>
        Assert.Equal(available, Rows("CommunicationsCredits", country).Single().CreditsAvailable);

    [Theory]
    [InlineData("CommunicationsCredits", "AudioConferencing or PhoneSystem")]
    [InlineData("CallingPlanDomestic", "PhoneSystem")]
    [InlineData("CallingPlanPayAsYouGo", "PhoneSystem")]
    [InlineData("AudioConferencingDialOutUsCa", "AudioConferencing")]
    [InlineData("PhoneSystem", null)]
    [InlineData("EnterpriseE5", null)]
    [InlineData("BUSINESS_VOICE", null)]
    public void L2_Requires_NamesWhatIsNeededBeside(string license, string? needed) =>
        Assert.Equal(needed, Rows(license, "US").Single().Requires.SingleOrDefault()?.ToString());

    [Theory]
    [InlineData("AU", "Telstra")]
    [InlineData("JP", "SoftBank")]
    [InlineData("DE", null)]
    public void L12_PartnerPlans_HaveNoMinutesFromMicrosoft(string country, string? seller)
    {
        Assert.Equal(seller, PartnerPlans.OperatorOf(country));
        Assert.Equal(seller is not null, !Rows("CallingPlanDomestic", country).Any());
    }

    [Fact]
    public void Rows_EveryNamedLicense_SaysWhatItEnables() => Assert.All(
        LicenseCatalogue.Default.Licenses, license => Assert.NotEmpty(Table.Rows(license, ["US"]).Single().Uses));

    [Fact]
    public void Rows_BundleWithAPlan_IsOneProductWhoseMinutesTakeACountry()
    {
        Assert.Equal(default, Rows("BUSINESS_VOICE").Single().Minutes);
        Assert.Equal(3000, Rows("BUSINESS_VOICE", "GB").Single().Minutes.DomesticMinutes);
    }

    private static IEnumerable<PlanRow> Rows(string license, params string[] countries) =>
        Table.Rows(LicenseCatalogue.Default.Find(license)!, countries);
}
