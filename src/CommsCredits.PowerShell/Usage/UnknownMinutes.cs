using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Says that nobody knows how many minutes a plan has in a country.</summary>
internal static class UnknownMinutes
{
    /// <summary>The warning, with what mends it.</summary>
    public static string Of(PlanInCountry unknown) =>
        $"It is not known how many minutes {unknown.Plan} has in {unknown.Country}, so there is no pool and credits are asked. "
        + $"Set-CommsCreditAllotment -Country {unknown.Country} -License {unknown.Plan} tells.";
}
