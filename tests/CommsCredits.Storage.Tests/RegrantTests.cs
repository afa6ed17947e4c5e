using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class RegrantTests
{
    private const string Ada = "ada@contoso.example";

    [Fact]
    public void Grant_OfALicenseThatIsToEnd_LiftsItsEndAndKeepsItsBeginning()
    {
        using TestStore store = new();
        store.WithAccount();
        store.User(Ada, "US", "PhoneSystem");
        Change(store, TestStore.Start.AddMonths(2), revoke: true);

        LicenseResult again = Change(store, TestStore.Start.AddMonths(1), revoke: false);

        Assert.Equal((LicenseStatus.Granted, TestStore.Start, null), (again.Status, again.EffectiveFrom!.Value, again.EffectiveTo));
        LicenseAssignment held = new UserQueries(store.Context).Assignments(null, Ada, null, null).Single().Assignment;
        Assert.Equal((TestStore.Start, (DateTimeOffset?)null), (held.EffectiveFrom, held.EffectiveTo));
        Assert.Equal(LicenseStatus.AlreadyAssigned, Change(store, TestStore.Start.AddMonths(1), revoke: false).Status);
    }

    [Fact]
    public void Grant_OfALicenseThatHasEnded_BeginsAnew()
    {
        using TestStore store = new();
        store.WithAccount();
        store.User(Ada, "US", "PhoneSystem");
        Change(store, TestStore.Start.AddMonths(1), revoke: true);

        LicenseResult again = Change(store, TestStore.Start.AddMonths(2), revoke: false);

        Assert.Equal(TestStore.Start.AddMonths(2), again.EffectiveFrom);
        Assert.Equal(2, new UserQueries(store.Context).Assignments(null, Ada, null, null).Count());
    }

    private static LicenseResult Change(TestStore store, DateTimeOffset effective, bool revoke)
    {
        LicenseRequest request = new(null, ["PhoneSystem"], [], effective);
        AssignLicenses assign = new(store.Context);
        return (revoke ? assign.Revoke(request, [Ada], WriteMode.Commit) : assign.Grant(request, [Ada], WriteMode.Commit)).Single();
    }
}
