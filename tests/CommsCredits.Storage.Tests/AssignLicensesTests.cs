using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class AssignLicensesTests
{
    private const string Phone = "PhoneSystem";
    private static readonly DateTimeOffset March = TestStore.Start.AddMonths(2);
    private static readonly DateTimeOffset June = TestStore.Start.AddMonths(5);

    [Fact]
    public void Grant_LicenseThatWillEnd_LiftsTheEndAndTellsTheFirstBeginning()
    {
        using TestStore store = WithAda();
        store.Grant(RuleStore.Ada, [Phone]);
        store.Revoke(RuleStore.Ada, Phone, June);

        LicenseResult again = store.Grant(RuleStore.Ada, [Phone], from: March).Single();

        Assert.Equal((LicenseStatus.Granted, TestStore.Start, null), (again.Status, again.EffectiveFrom, again.EffectiveTo));
        Assert.Equal([(TestStore.Start, (DateTimeOffset?)null)], Times(store));
        Assert.Equal(LicenseStatus.AlreadyAssigned, store.Grant(RuleStore.Ada, [Phone], from: March).Single().Status);
    }

    [Fact]
    public void Grant_RecordedLate_CoversTheTimeBefore()
    {
        using TestStore store = WithAda();
        store.Grant(RuleStore.Ada, [Phone], from: June);

        LicenseResult earlier = store.Grant(RuleStore.Ada, [Phone], from: March).Single();

        Assert.Equal((LicenseStatus.Granted, March), (earlier.Status, earlier.EffectiveFrom));
        Assert.Equal([(March, (DateTimeOffset?)null)], Times(store));
    }

    [Fact]
    public void Grant_SimulatedLift_ChangesNothing()
    {
        using TestStore store = WithAda();
        store.Grant(RuleStore.Ada, [Phone]);
        store.Revoke(RuleStore.Ada, Phone, June);

        new AssignLicenses(store.Context).Grant(new LicenseRequest(null, [Phone], [], March), [RuleStore.Ada], WriteMode.Simulate);

        Assert.Equal([(TestStore.Start, (DateTimeOffset?)June)], Times(store));
    }

    [Fact]
    public void Revoke_LicenseGrantedAgainForLater_TakesBoth()
    {
        using TestStore store = WithAda();
        store.Grant(RuleStore.Ada, [Phone]);
        store.Revoke(RuleStore.Ada, Phone, March);
        store.Grant(RuleStore.Ada, [Phone], from: June);

        store.Revoke(RuleStore.Ada, Phone, TestStore.Start.AddMonths(1));

        Assert.Equal([(TestStore.Start, (DateTimeOffset?)TestStore.Start.AddMonths(1))], Times(store));
    }

    [Fact]
    public void L4_Grant_SameRequestAfterAPartFailed_DoesOnlyThatPart()
    {
        using TestStore store = WithAda();
        store.Grant(RuleStore.Ada, [Phone, "CallingPlanDomestic"]);
        LicenseRequest request = new(null, ["CommunicationsCredits", "CallingPlan120"], [], March, Guid.NewGuid());
        AssignLicenses licenses = new(store.Context);
        licenses.Grant(request, [RuleStore.Ada], WriteMode.Commit);
        store.Revoke(RuleStore.Ada, "CallingPlanDomestic", March);
        store.Revoke(RuleStore.Ada, "CommunicationsCredits", June);

        IReadOnlyList<LicenseResult> again = licenses.Grant(request, [RuleStore.Ada], WriteMode.Commit);

        Assert.Equal([LicenseStatus.Granted, LicenseStatus.Granted], again.Select(result => result.Status));
        Assert.Equal([June, null], again.Select(result => result.EffectiveTo));
    }

    [Fact]
    public void L4_Revoke_SameRequestAgain_TellsTheSameTimes()
    {
        using TestStore store = WithAda();
        store.Grant(RuleStore.Ada, [Phone]);
        LicenseRequest request = new(null, [Phone], [], March, Guid.NewGuid());
        AssignLicenses licenses = new(store.Context);

        LicenseResult first = licenses.Revoke(request, [RuleStore.Ada], WriteMode.Commit).Single();

        Assert.Equal(first, licenses.Revoke(request, [RuleStore.Ada], WriteMode.Commit).Single());
    }

    private static TestStore WithAda()
    {
        TestStore store = RuleStore.Open();
        store.Change(new UserChange { Identity = RuleStore.Ada, UsageLocation = "US" });
        return store;
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset? To)> Times(TestStore store) => new UserQueries(store.Context)
        .Assignments(null, RuleStore.Ada, Phone, at: null).Select(pair => (pair.Assignment.EffectiveFrom, pair.Assignment.EffectiveTo));
}
