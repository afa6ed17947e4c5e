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
    public void L2_CommunicationsCredits_WithAPrerequisiteThatIsRefused_Fails()
    {
        string?[] refusals = [ErrorIds.LicenseConflict, ErrorIds.LicensePrerequisiteMissing];

        Assert.Equal(refusals, Grant(["CallingPlanDomestic"], ["BUSINESS_VOICE", "CommunicationsCredits"]).Select(decision => decision.Error?.Id));
        Assert.Equal(
            refusals.Reverse(),
            Grant(["CallingPlanDomestic"], ["CommunicationsCredits", "BUSINESS_VOICE"]).Select(decision => decision.Error?.Id));
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
        LicenseDecision decision = GrantRules.Grant(Ada with { UsageLocation = null }, [], Skus("PhoneSystem"), [], Now).Single();

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
    public void L7_RefusedSwap_DoesNotLeaveTwoPlans()
    {
        IReadOnlyList<LicenseDecision> decisions =
            Grant(["CallingPlanDomestic"], ["CallingPlanInternational", "CommunicationsCredits"], ["CallingPlanDomestic"]);

        Assert.Equal(
            [ErrorIds.LicenseConflict, ErrorIds.LicensePrerequisiteMissing], decisions.Select(decision => decision.Error?.Id));
    }

    [Fact]
    public void Grant_LicenseThatWillEnd_IsProlonged()
    {
        LicenseAssignment ending = Assigned("PhoneSystem", Now.AddDays(-9), Now.AddDays(9));

        LicenseDecision decision = GrantRules.Grant(Ada, [ending], Skus("PhoneSystem"), [], Now).Single();

        Assert.Equal((LicenseStatus.Granted, ending), (decision.Status, decision.Held));
    }

    [Fact]
    public void Grant_LicenseThatBeginsLater_BeginsNow()
    {
        LicenseAssignment coming = Assigned("PhoneSystem", Now.AddTicks(1), null);

        LicenseDecision decision = GrantRules.Grant(Ada, [coming], Skus("PhoneSystem"), [], Now).Single();

        Assert.Equal((LicenseStatus.Granted, null), (decision.Status, decision.Held));
        Assert.Equal([coming], decision.Later);
    }

    [Fact]
    public void L7_Grant_PlanThatWillGiveWayToAnother_Conflicts()
    {
        LicenseAssignment[] held =
            [Assigned("CallingPlanDomestic", Now.AddDays(-9), Now.AddDays(9)), Assigned("CallingPlanInternational", Now.AddDays(9), null)];

        Assert.Equal(ErrorIds.LicenseConflict, GrantRules.Grant(Ada, held, Skus("CallingPlanDomestic"), [], Now).Single().Error?.Id);
    }

    [Fact]
    public void Revoke_LicenseThatBeginsAgainLater_TakesBoth()
    {
        LicenseAssignment[] held =
            [Assigned("PhoneSystem", Now.AddDays(-9), Now.AddDays(9)), Assigned("PhoneSystem", Now.AddDays(20), null)];

        LicenseDecision decision = GrantRules.Revoke(Ada, held, Skus("PhoneSystem")).Single();

        Assert.Equal(held, decision.Later.Prepend(decision.Held));
    }

    [Fact]
    public void Revoke_Prerequisite_Warns()
    {
        LicenseDecision decision = GrantRules.Revoke(Ada, Held("PhoneSystem", "CommunicationsCredits"), Skus("PhoneSystem")).Single();

        Assert.Equal(LicenseStatus.Revoked, decision.Status);
        Assert.NotNull(decision.Warning);
    }

    [Theory]
    [InlineData("PhoneSystem", "CommunicationsCredits")]
    [InlineData("CommunicationsCredits", "PhoneSystem")]
    public void L2_Revoke_PrerequisiteAndCreditsTogether_DoesNotWarn(string first, string second) => Assert.All(
        GrantRules.Revoke(Ada, Held("PhoneSystem", "CommunicationsCredits"), Skus(first, second)),
        decision => Assert.Equal((LicenseStatus.Revoked, null), (decision.Status, decision.Warning)));

    [Fact]
    public void Revoke_NotHeld_IsNotAssigned() =>
        Assert.Equal(LicenseStatus.NotAssigned, GrantRules.Revoke(Ada, [], Skus("PhoneSystem")).Single().Status);

    private static IReadOnlyList<LicenseDecision> Grant(string[] held, string[] wanted, string[]? replaced = null) =>
        GrantRules.Grant(Ada, Held(held), Skus(wanted), Skus(replaced ?? []), Now);

    private static LicenseAssignment Assigned(string name, DateTimeOffset from, DateTimeOffset? to) =>
        new(1, name, LicenseCatalogue.Default.Find(name)!.Grants, from, to);

    private static List<LicenseAssignment> Held(params string[] names) =>
        [.. Skus(names).Select(sku => new LicenseAssignment(1, sku.Name, sku.Grants, Now, null))];

    private static List<LicenseSku> Skus(params string[] names) => [.. names.Select(name => LicenseCatalogue.Default.Find(name)!)];
}
