namespace CommsCredits.Engine;

/// <summary>What a user must hold beside a licence.</summary>
/// <param name="License">The licence that needs it.</param>
/// <param name="AnyOf">
/// One of these is enough; their other forms, for meetings paid by the minute and for resource accounts, count as well.
/// </param>
/// <param name="IsEnforced">Whether granting is refused without it (rule L2); else it is only told.</param>
public sealed record LicensePrerequisite(LicenseGrants License, IReadOnlyList<LicenseGrants> AnyOf, bool IsEnforced)
{
    /// <summary>Whether a set of grants fulfils it.</summary>
    /// <param name="held">All that the user's licences grant.</param>
    /// <returns>True where one of them is enough.</returns>
    public bool IsMetBy(LicenseGrants held) => AnyOf.Any(needed => (held & LicensePrerequisites.FormsOf(needed)) != LicenseGrants.None);

    /// <summary>The names of what is needed, such as <c>AudioConferencing or PhoneSystem</c>.</summary>
    /// <returns>Names as licences have them.</returns>
    public override string ToString() => string.Join(" or ", AnyOf);
}

/// <summary>Which licence needs which other one first: the one place that granting and the table of plans read.</summary>
public static class LicensePrerequisites
{
    private static readonly LicensePrerequisite[] All =
    [
        new(
            LicenseGrants.CommunicationsCredits,
            [LicenseGrants.AudioConferencing, LicenseGrants.PhoneSystem],
            IsEnforced: true),
        new(LicenseGrants.AudioConferencingDialOutUsCa, [LicenseGrants.AudioConferencing], IsEnforced: false),
        .. Enum.GetValues<LicenseGrants>()
            .Where(plan => plan != LicenseGrants.AnyCallingPlan && LicenseGrants.AnyCallingPlan.Has(plan) && plan != LicenseGrants.None)
            .Select(plan => new LicensePrerequisite(plan, [LicenseGrants.PhoneSystem], IsEnforced: false)),
    ];

    /// <summary>What a licence needs that it does not bring along itself.</summary>
    /// <param name="grants">What the licence grants.</param>
    /// <returns>All of these are needed; empty where it needs nothing.</returns>
    public static IReadOnlyList<LicensePrerequisite> Of(LicenseGrants grants) =>
        [.. All.Where(one => grants.Has(one.License) && !one.IsMetBy(grants))];

    /// <summary>What has to be there for a licence to be granted at all.</summary>
    /// <param name="license">What the licence grants.</param>
    /// <param name="held">All that the user's licences grant, those of the same request included.</param>
    /// <returns>False where granting is refused.</returns>
    public static bool AllowGrant(LicenseGrants license, LicenseGrants held) =>
        Array.TrueForAll(All, one => !one.IsEnforced || !license.Has(one.License) || one.IsMetBy(held));

    /// <summary>A licence with the other forms that stand for it as a prerequisite.</summary>
    /// <param name="license">Such as Phone System.</param>
    /// <returns>Such as Phone System and that of resource accounts.</returns>
    internal static LicenseGrants FormsOf(LicenseGrants license) => license switch
    {
        LicenseGrants.AudioConferencing => LicenseGrants.AudioConferencing | LicenseGrants.AudioConferencingPayPerMinute,
        LicenseGrants.PhoneSystem => LicenseGrants.PhoneSystem | LicenseGrants.PhoneSystemResourceAccount,
        _ => license,
    };
}
