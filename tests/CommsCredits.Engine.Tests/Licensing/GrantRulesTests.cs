using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class GrantRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly User Ada = new() { Number = 1, UserPrincipalName = "ada@contoso.example", UsageLocation = "US" };

    [Fact]
    public void L2_CommunicationsCredits_WithoutPrerequisite_Fails() =>
        Assert.Equal(ErrorIds.LicensePrerequisiteMissing, Grant([], ["CommunicationsCredits"]).Single().Error?.Id);

    [Theory]
    [InlineData("AudioConferencing")]
    [InlineData("PhoneSystem")]
    [InlineData("EnterpriseE5")]
    [InlineData("AudioConferencingPayPerMinute")]
    [InlineData("PhoneSystemResourceAccount")]
    public void L2_CommunicationsCredits_WithPrerequisiteHeldOrInTheSet_IsGranted(string prerequisite)
    {
        Assert.Equal(LicenseStatus.Granted, Grant([prerequisite], ["CommunicationsCredits"]).Single().Status);
        Assert.All(Grant([], ["CommunicationsCredits", prerequisite]), decision => Assert.Equal(LicenseStatus.Granted, decision.Status));
    }

    [Fact]
    public void L2_PhoneSystemWithoutPlan_IsGrantedWithAWarning()
    {
        Assert.NotNull(Grant(["PhoneSystem"], ["CommunicationsCredits"]).Single().Warning);
        Assert.Null(Grant(["PhoneSystem", "CallingPlanDomestic"], ["CommunicationsCredits"]).Single().Warning);
    }

    [Fact]
    public void L6_WithoutUsageLocation_Fails()
    {
        LicenseDecision decision = GrantRules.Grant(Ada with { UsageLocation = null }, [], Skus("PhoneSystem"), []).Single();

        Assert.Equal(ErrorIds.UsageLocationMissing, decision.Error?.Id);
    }

    [Fact]
    public void L7_SecondCallingPlan_FailsUnlessItReplacesTheFirst()
    {
        Assert.Equal(ErrorIds.LicenseConflict, Grant(["CallingPlanDomestic"], ["CallingPlanInternational"]).Single().Error?.Id);
        Assert.Equal(
            [LicenseStatus.Revoked, LicenseStatus.Granted],
            Grant(["CallingPlanDomestic"], ["CallingPlanInternational"], ["CallingPlanDomestic"]).Select(decision => decision.Status));
    }

    [Fact]
    public void L7_RefusedSwap_KeepsTheOldPlan()
    {
        IReadOnlyList<LicenseDecision> decisions =
            Grant(["CallingPlanDomestic"], ["CallingPlanInternational", "CallingPlan120"], ["CallingPlanDomestic"]);

        Assert.DoesNotContain(decisions, decision => decision.Status == LicenseStatus.Revoked);
    }

    [Fact]
    public void Grant_HeldLicense_IsAlreadyAssigned() =>
        Assert.Equal(LicenseStatus.AlreadyAssigned, Grant(["PhoneSystem"], ["PhoneSystem"]).Single().Status);

    [Fact]
    public void Revoke_Prerequisite_Warns()
    {
        LicenseDecision decision = GrantRules.Revoke(Ada, Held("PhoneSystem", "CommunicationsCredits"), Skus("PhoneSystem")).Single();

        Assert.Equal(LicenseStatus.Revoked, decision.Status);
        Assert.NotNull(decision.Warning);
    }

    [Fact]
    public void Revoke_NotHeld_IsNotAssigned() =>
        Assert.Equal(LicenseStatus.NotAssigned, GrantRules.Revoke(Ada, [], Skus("PhoneSystem")).Single().Status);

    private static IReadOnlyList<LicenseDecision> Grant(string[] held, string[] wanted, string[]? replaced = null) =>
        GrantRules.Grant(Ada, Held(held), Skus(wanted), Skus(replaced ?? []));

    private static List<LicenseAssignment> Held(params string[] names) =>
        [.. Skus(names).Select(sku => new LicenseAssignment(1, sku.Name, sku.Grants, Now, null))];

    private static List<LicenseSku> Skus(params string[] names) => [.. names.Select(name => LicenseCatalogue.Default.Find(name)!)];
}
