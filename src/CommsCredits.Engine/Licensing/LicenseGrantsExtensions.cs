namespace CommsCredits.Engine;

/// <summary>Questions about a set of grants.</summary>
public static class LicenseGrantsExtensions
{
    /// <summary>Whether a set contains all of another; unlike Enum.HasFlag it never boxes, whatever the build.</summary>
    /// <param name="grants">The set.</param>
    /// <param name="wanted">What it is asked for.</param>
    /// <returns>True where every wanted grant is in the set.</returns>
    public static bool Has(this LicenseGrants grants, LicenseGrants wanted) => (grants & wanted) == wanted;

    /// <summary>The one Calling Plan of a set; of several, which history may leave for a moment, the most generous.</summary>
    /// <param name="grants">The set.</param>
    /// <returns>Exactly one plan, or None.</returns>
    public static LicenseGrants CallingPlan(this LicenseGrants grants)
    {
        LicenseGrants plans = grants & LicenseGrants.AnyCallingPlan;
        return (plans & (plans - 1)) == LicenseGrants.None ? plans
            : plans.Has(LicenseGrants.CallingPlanInternational) ? LicenseGrants.CallingPlanInternational
            : plans.Has(LicenseGrants.CallingPlanDomestic) ? LicenseGrants.CallingPlanDomestic
            : plans.Has(LicenseGrants.CallingPlan240) ? LicenseGrants.CallingPlan240
            : plans.Has(LicenseGrants.CallingPlan120) ? LicenseGrants.CallingPlan120
            : LicenseGrants.CallingPlan120NotPooled;
    }
}
