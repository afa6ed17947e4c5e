namespace CommsCredits.Engine;

/// <summary>A licence as it is offered, a Calling Plan in one country.</summary>
/// <param name="License">The licence by its name here; its product there, without a part number where that is not known.</param>
/// <param name="Country">ISO 3166-1 alpha-2; null where no country was asked for and the licence is the same in all.</param>
/// <param name="Minutes">What one licence adds to the month; blank where it is not known, or is no plan.</param>
/// <param name="Pooled">
/// Whether its holders share their minutes, meeting minutes included (rules M1, M7, A1); null where it has none to share.
/// </param>
/// <param name="CreditsAvailable">Whether Communications Credits are sold in the country (rule E6); null where it is not known.</param>
/// <param name="Requires">What a user needs beside it; all of these.</param>
/// <param name="Uses">What a user may do with it, in plain words.</param>
public sealed record PlanRow(
    LicenseSku License,
    string? Country,
    Allotment Minutes,
    bool? Pooled,
    bool? CreditsAvailable,
    IReadOnlyList<LicensePrerequisite> Requires,
    IReadOnlyList<string> Uses);

/// <summary>The table of licences: minutes, prerequisites and what each enables, by country.</summary>
/// <param name="allotments">The minutes of plans, with what the account sets itself.</param>
/// <param name="on">The day asked for.</param>
public sealed class PlanTable(AllotmentTable allotments, DateOnly on)
{
    /// <summary>
    /// The rows of a licence: a Calling Plan has one per country where it is offered, any other licence one per country asked for.
    /// </summary>
    /// <param name="license">The licence.</param>
    /// <param name="countries">Upper-case codes; empty asks for every country a plan is offered in.</param>
    /// <returns>The rows, by country.</returns>
    public IEnumerable<PlanRow> Rows(LicenseSku license, IReadOnlyList<string> countries)
    {
        LicenseGrants plan = license.Grants.CallingPlan();
        if (IsPlan(license))
        {
            return allotments.CountriesWith(plan, on)
                .Where(country => countries.Count == 0 || countries.Contains(country, StringComparer.Ordinal))
                .Select(country => RowOf(license, plan, country));
        }

        return countries.Count == 0
            ? [RowOf(license, plan, country: null)]
            : countries.Order(StringComparer.Ordinal).Select(country => RowOf(license, plan, country));
    }

    /// <summary>Whether a licence is a Calling Plan; a bundle with one in it is one product everywhere.</summary>
    /// <param name="license">The licence.</param>
    /// <returns>True where it grants exactly one plan.</returns>
    public static bool IsPlan(LicenseSku license) =>
        license.Grants != LicenseGrants.None && license.Grants == license.Grants.CallingPlan();

    private PlanRow RowOf(LicenseSku license, LicenseGrants plan, string? country)
    {
        bool byZone = license.Grants == LicenseGrants.CallingPlanPayAsYouGo && country is not null;
        return new PlanRow(
            byZone ? PayAsYouGoZones.Find(country!) : license,
            country,
            (country is null ? null : allotments.Find(country, plan, on)) ?? default,
            PooledOf(license.Grants, plan),
            country is null ? null : allotments.CreditsAvailable(country),
            LicensePrerequisites.Of(license.Grants),
            LicenseUses.Of(license.Grants));
    }

    private static bool? PooledOf(LicenseGrants grants, LicenseGrants plan) => plan switch
    {
        LicenseGrants.None => grants.Has(LicenseGrants.AudioConferencing) ? true : null,
        LicenseGrants.CallingPlan120NotPooled or LicenseGrants.CallingPlanPayAsYouGo => false,
        _ => true,
    };
}
