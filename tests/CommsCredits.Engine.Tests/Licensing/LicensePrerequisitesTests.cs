using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class LicensePrerequisitesTests
{
    private static readonly User Ada = new() { Number = 1, UserPrincipalName = "ada@contoso.example", UsageLocation = "US" };

    public static TheoryData<string> Licenses => [.. LicenseCatalogue.Default.Licenses.Select(license => license.Name)];

    [Theory]
    [MemberData(nameof(Licenses))]
    public void L2_Prerequisites_AgreeWithWhatIsGranted(string name)
    {
        LicenseSku license = LicenseCatalogue.Default.Find(name)!;
        List<LicensePrerequisite> enforced = [.. LicensePrerequisites.Of(license.Grants).Where(one => one.IsEnforced)];

        Assert.Equal(enforced.Count == 0, Status(license, []) == LicenseStatus.Granted);
        foreach (LicenseSku other in LicenseCatalogue.Default.Licenses.Where(other => other != license))
        {
            bool met = enforced.TrueForAll(one => one.IsMetBy(other.Grants));
            bool conflict = PlanTable.IsPlan(license) && PlanTable.IsPlan(other);
            Assert.Equal(met && !conflict, Status(license, [other]) == LicenseStatus.Granted);
        }
    }

    [Fact]
    public void L2_CommunicationsCredits_IsTheOneThatIsEnforced() => Assert.Equal(
        ["CommunicationsCredits"],
        LicenseCatalogue.Default.Licenses
            .Where(license => LicensePrerequisites.Of(license.Grants).Any(one => one.IsEnforced))
            .Select(license => license.Name));

    private static LicenseStatus Status(LicenseSku license, LicenseSku[] held) => GrantRules.Grant(
        Ada, [.. held.Select(sku => new LicenseAssignment(1, sku.Name, sku.Grants, DateTimeOffset.MinValue, null))], [license], [], DateTimeOffset.UnixEpoch)
        .Single().Status;
}
