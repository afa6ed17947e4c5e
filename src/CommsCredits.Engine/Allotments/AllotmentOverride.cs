namespace CommsCredits.Engine;

/// <summary>Minutes that an account sets itself, because Microsoft's pages are wrong, late or silent (rule M5).</summary>
/// <param name="Country">ISO 3166-1 alpha-2; a country that shares a pool stands for the whole pool (rule M3).</param>
/// <param name="Plan">Exactly one Calling Plan.</param>
/// <param name="EffectiveFrom">The first day it holds; null since ever. A month's pool has the minutes of its first day.</param>
/// <param name="DomesticMinutes">Whole minutes a licence adds to the month; null where it is not known how many.</param>
/// <param name="InternationalMinutes">Whole minutes a licence adds to the month; null where it is not known how many.</param>
public sealed record AllotmentOverride(
    string Country, LicenseGrants Plan, DateOnly? EffectiveFrom, int? DomesticMinutes, int? InternationalMinutes)
{
    /// <summary>The first day it holds, as days are compared.</summary>
    public DateOnly Since => EffectiveFrom ?? DateOnly.MinValue;

    /// <summary>What it says.</summary>
    public Allotment Minutes => new(DomesticMinutes, InternationalMinutes);
}
