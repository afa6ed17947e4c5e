using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>What can be wrong with minutes that an account sets itself.</summary>
public static class AllotmentErrors
{
    /// <summary>The account sets no such minutes.</summary>
    /// <param name="country">The pool's country.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="effectiveFrom">The first day; null since ever.</param>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException NotFound(string country, LicenseGrants plan, DateOnly? effectiveFrom) => new(
        ErrorIds.AllotmentNotFound,
        $"This account sets no minutes for {plan} in {country} {Since(effectiveFrom)}.",
        $"{country} {plan}",
        "See Get-CommsCreditAllotment for the minutes it sets.");

    /// <summary>Not a licence that includes minutes by country.</summary>
    /// <param name="license">What was given.</param>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException NoPlan(string license) => AccountErrors.Parameter(
        $"'{license}' is not a Calling Plan, and only those include minutes by country.",
        license,
        "Give a plan such as CallingPlanDomestic.");

    /// <summary>Pay-as-you-go has no minutes (rule C7).</summary>
    /// <param name="minutes">What was given.</param>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException PayAsYouGo(int minutes) => AccountErrors.Parameter(
        "CallingPlanPayAsYouGo includes no minutes: every outgoing call is paid (rule C7).", minutes, "Give 0, or another plan.");

    /// <summary>Less than nothing, or more than a month has.</summary>
    /// <param name="minutes">What was given.</param>
    /// <param name="most">The most there can be.</param>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException Minutes(int minutes, int most) => AccountErrors.Parameter(
        string.Create(CultureInfo.InvariantCulture, $"{minutes} is not a number of minutes between 0 and {most}, what a month has."),
        minutes,
        "Give the whole minutes that one licence adds to a month.");

    /// <summary>Nothing to set.</summary>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException NothingGiven() => AccountErrors.Parameter(
        "Neither DomesticMinutes nor InternationalMinutes is given.", null, "Give at least one of them.");

    private static string Since(DateOnly? day) =>
        day is { } given ? $"from {given.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} on" : "since ever";
}
