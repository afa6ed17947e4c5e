using CommsCredits.Engine;
using static CommsCredits.Engine.LicenseGrants;

namespace CommsCredits.Tests;

public sealed class LicenseCatalogueTests
{
    static readonly LicenseCatalogue Catalogue = LicenseCatalogue.Default;

    [Theory]
    [InlineData("AudioConferencing", AudioConferencing)]
    [InlineData("AudioConferencingPayPerMinute", AudioConferencingPayPerMinute)]
    [InlineData("AudioConferencingDialOutUsCa", AudioConferencingDialOutUsCa)]
    [InlineData("PhoneSystem", PhoneSystem)]
    [InlineData("PhoneSystemResourceAccount", PhoneSystemResourceAccount)]
    [InlineData("CallingPlan120", CallingPlan120)]
    [InlineData("CallingPlan120NotPooled", CallingPlan120NotPooled)]
    [InlineData("CallingPlan240", CallingPlan240)]
    [InlineData("CallingPlanDomestic", CallingPlanDomestic)]
    [InlineData("CallingPlanInternational", CallingPlanInternational)]
    [InlineData("CallingPlanPayAsYouGo", CallingPlanPayAsYouGo)]
    [InlineData("CommunicationsCredits", CommunicationsCredits)]
    [InlineData("EnterpriseE5", AudioConferencing | PhoneSystem)]
    public void Find_LicenceName_GrantsWhatItSays(string name, LicenseGrants grants)
    {
        var license = Catalogue.Find(name);
        Assert.NotNull(license);
        Assert.Equal((name, grants), (license.Name, license.Grants));
        Assert.Contains(license, Catalogue.Licenses);
        Assert.Same(license, Catalogue.Find(name.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("MCOPSTNC", "CommunicationsCredits")]
    [InlineData("MCOPSTNPP", "CommunicationsCredits")]
    [InlineData("47794cd0-f0e5-45c5-9033-2eb6b5fc84e0", "CommunicationsCredits")]
    [InlineData("06B48C5F-01D9-4B18-9015-03B52040F51A", "CommunicationsCredits")]
    [InlineData("MCOPSTN_PAYG_1", "CallingPlanPayAsYouGo")]
    [InlineData("MCOPSTN_PAYG_2", "CallingPlanPayAsYouGo")]
    [InlineData("Microsoft_Teams_Calling_Plan_pay_as_you_go_(country_zone_1_US)", "CallingPlanPayAsYouGo")]
    [InlineData("MCOPSTN6", "CallingPlan240")]
    [InlineData("MCOPSTN_6", "CallingPlan240")]
    [InlineData("MCOPSTN5", "CallingPlan120")]
    [InlineData("d43177b5-475b-4880-92d4-d54c27b5efbd", "CallingPlan120")]
    [InlineData("54a152dc-90de-4996-93d2-bc47e670fc06", "CallingPlan120")]
    [InlineData("MCOPSTN8", "CallingPlan120NotPooled")]
    [InlineData("MCOPSTN2", "CallingPlanInternational")]
    [InlineData("MCOMEETADV_GOV", "AudioConferencing")]
    [InlineData("ENTERPRISEPREMIUM", "EnterpriseE5")]
    [InlineData("c7df2760-2c81-4ef7-b578-5b5392b571df", "EnterpriseE5")]
    [InlineData("SPE_E5", "SPE_E5")]
    [InlineData("MCOCAP", "MCOCAP")]
    public void Find_L11_EveryFormOfALicence_HasItsName(string text, string name) => Assert.Equal(name, Catalogue.Find(text)?.Name);

    [Fact]
    public void All_EveryProduct_IsFoundByPartNumberAndIdentifier()
    {
        Assert.Equal(86, Catalogue.All.Count);
        Assert.Equal(81, Catalogue.All.Count(sku => sku.SkuId is not null));
        Assert.All(Catalogue.All, sku =>
        {
            Assert.Equal(sku.Grants, Catalogue.Find(sku.SkuPartNumber)?.Grants);
            Assert.Equal(sku.Name, Catalogue.Find(sku.SkuPartNumber)?.Name);
            if (sku.SkuId is { } id) Assert.Same(sku, Catalogue.Find(id.ToString("B").ToUpperInvariant()));
        });
    }

    [Fact]
    public void All_ProductWithTheNameOfALicence_GrantsTheSame() =>
        Assert.All(Catalogue.All, sku => Assert.True(
            sku.Name == sku.SkuPartNumber || Catalogue.Find(sku.Name)?.Grants == sku.Grants, sku.SkuPartNumber));

    [Theory]
    [InlineData("SPE_E5_CALLINGMINUTES", AudioConferencing | PhoneSystem | CallingPlan120NotPooled)]
    [InlineData("BUSINESS_VOICE", AudioConferencing | PhoneSystem | CallingPlanDomestic)]
    [InlineData("SPE_E5_NOPSTNCONF", PhoneSystem)]
    [InlineData("MCOPSTNEAU2", None)]
    public void Find_Bundle_GrantsWhatItContains(string partNumber, LicenseGrants grants)
    {
        var sku = Catalogue.Find(partNumber);
        Assert.Equal((partNumber, grants), (sku?.Name, sku?.Grants));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MCOPSTN")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public void Find_Unknown_IsNull(string text) => Assert.Null(Catalogue.Find(text));

    [Theory]
    [InlineData("MCOPSTN1", CallingPlanDomestic)]
    [InlineData("MCOPSTN1BR", CallingPlanDomestic)]
    [InlineData("MCOPSTN2MX", CallingPlanInternational)]
    [InlineData("MCOPSTN9", CallingPlanInternational)]
    [InlineData("MCOPSTN5", CallingPlan120)]
    [InlineData("MCOPSTN6", CallingPlan240)]
    [InlineData("MCOPSTN8", CallingPlan120NotPooled)]
    [InlineData("MCOPSTNPP", CallingPlanPayAsYouGo | CommunicationsCredits)]
    [InlineData("mcomeetadd", AudioConferencing)]
    [InlineData("MCOMEETADD_CN_GLOBAL", AudioConferencing)]
    [InlineData("MCOMEETADD_TATA", AudioConferencing)]
    [InlineData("MCOMEETADD_DIALOUT_US", AudioConferencing | AudioConferencingDialOutUsCa)]
    [InlineData("MCOMEETACPEA_GOV", AudioConferencingPayPerMinute)]
    [InlineData("MCOEV", PhoneSystemResourceAccount)]
    [InlineData("MCOEV_VIRTUALUSER_GOV", PhoneSystemResourceAccount)]
    [InlineData("MCOPSTNCAP", PhoneSystem)]
    [InlineData("FREECALL", None)]
    [InlineData("MCOPSTNU", None)]
    [InlineData("SOMETHINGNEW", None)]
    [InlineData("", None)]
    [InlineData(null, None)]
    public void GrantsOfCapability_Code_SaysWhatItSaysAboutTheUser(string? capability, LicenseGrants grants) =>
        Assert.Equal(grants, Catalogue.GrantsOfCapability(capability));

    [Fact]
    public void AnyCallingPlan_CallingPlans_AreAllInIt()
    {
        var plans = Catalogue.Licenses.Where(license => license.Name.StartsWith("CallingPlan", StringComparison.Ordinal));
        Assert.Equal(AnyCallingPlan, plans.Aggregate(None, (sum, license) => sum | license.Grants));
    }
}
