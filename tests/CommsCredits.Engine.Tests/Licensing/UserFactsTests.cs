using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>L6: what a user's licences enable at a moment is the union of those that hold then, however they overlap.</summary>
public class UserFactsTests
{
    private const int Rounds = 500;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly User Ada = new() { Number = 1, UserPrincipalName = "ada@contoso.example" };

    [Fact]
    public void L6_GrantsAt_RandomOverlappingLicences_IsTheUnionOfThoseThatHold()
    {
        for (int seed = 1; seed <= Rounds; seed++)
        {
            Random random = new(seed);
            LicenseAssignment[] licenses = [.. Enumerable.Range(0, random.Next(7)).Select(_ => Random(random))];
            UserFacts facts = new(Ada, [], licenses);
            foreach (DateTimeOffset moment in Moments(licenses))
            {
                LicenseGrants expected = licenses.Where(license => license.HoldsAt(moment))
                    .Aggregate(LicenseGrants.None, (held, license) => held | license.Grants);
                Assert.True(expected == facts.GrantsAt(moment), $"seed {seed}, {moment:O}: {facts.GrantsAt(moment)} for {expected}");
                Assert.True(
                    licenses.Any(license => license.EffectiveFrom <= moment) == facts.LicensesKnownAt(moment), $"seed {seed}, {moment:O}");
            }
        }
    }

    [Fact]
    public void L6_GrantsAt_BoundariesInAnotherZone_AreTheMomentsTheyAre()
    {
        DateTimeOffset end = Start.AddHours(1).ToOffset(TimeSpan.FromHours(-8));
        LicenseAssignment license = License(LicenseGrants.PhoneSystem, Start.ToOffset(TimeSpan.FromHours(5)), end);
        UserFacts facts = new(Ada, [], [license]);

        Assert.Equal(LicenseGrants.None, facts.GrantsAt(Start.AddTicks(-1)));
        Assert.Equal(LicenseGrants.PhoneSystem, facts.GrantsAt(Start.ToOffset(TimeSpan.FromHours(-3))));
        Assert.Equal(LicenseGrants.PhoneSystem, facts.GrantsAt(Start.AddHours(1).AddTicks(-1)));
        Assert.Equal(LicenseGrants.None, facts.GrantsAt(Start.AddHours(1)));
        Assert.True(facts.LicensesKnownAt(Start.AddYears(1)));
    }

    [Fact]
    public void LicensesKnownAt_NoLicenceEver_IsNever()
    {
        UserFacts facts = new(Ada, [], []);

        Assert.False(facts.LicensesKnownAt(Start));
        Assert.Equal(LicenseGrants.None, facts.GrantsAt(DateTimeOffset.MaxValue));
    }

    // Few different moments, so that boundaries fall together; some licences end as they begin, or before.
    private static LicenseAssignment Random(Random random) => License(
        (LicenseGrants)random.Next(1 << 12),
        random.Next(10) == 0 ? DateTimeOffset.MinValue : Start.AddDays(random.Next(8)),
        random.Next(3) == 0 ? null : Start.AddDays(random.Next(8)));

    private static LicenseAssignment License(LicenseGrants grants, DateTimeOffset from, DateTimeOffset? to) => new(1, "Any", grants, from, to);

    private static IEnumerable<DateTimeOffset> Moments(LicenseAssignment[] licenses) => licenses
        .SelectMany(license => (DateTimeOffset?[])[license.EffectiveFrom, license.EffectiveTo])
        .OfType<DateTimeOffset>()
        .SelectMany(moment => (DateTimeOffset[])[moment, moment.AddTicks(1), moment > DateTimeOffset.MinValue ? moment.AddTicks(-1) : moment])
        .Concat([DateTimeOffset.MinValue, Start.AddHours(12), Start.AddDays(100), DateTimeOffset.MaxValue]);
}
