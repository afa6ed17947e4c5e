namespace CommsCredits.Engine;

/// <summary>What minutes an account may set itself.</summary>
public static class AllotmentRules
{
    // The minutes of 31 days: nobody talks for longer in a month.
    private const int MostMinutes = 31 * 24 * 60;

    /// <summary>The Calling Plan that a name means.</summary>
    /// <param name="license">A licence name, SKU part number or SKU id.</param>
    /// <returns>Exactly one plan.</returns>
    /// <exception cref="CommsCreditException"><c>LicenseUnknown</c>, or <c>ParameterInvalid</c> for what is no Calling Plan.</exception>
    public static LicenseGrants Plan(string? license)
    {
        LicenseSku sku = LicenseCatalogue.Default.Find(license ?? string.Empty) ?? throw UserErrors.LicenseUnknown(license);
        return PlanTable.IsPlan(sku) ? sku.Grants : throw AllotmentErrors.NoPlan(license!);
    }

    /// <summary>The country whose pool is meant (rule M3).</summary>
    /// <param name="country">Two letters in any case.</param>
    /// <returns>The upper-case code of the pool's country.</returns>
    /// <exception cref="CommsCreditException"><c>CountryUnknown</c>.</exception>
    public static string Pool(string? country) => AllotmentTable.Default.PoolCountry(AccountRules.Country(country));

    /// <summary>Checks minutes.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="minutes">Whole minutes; null where it is not known how many.</param>
    /// <returns>The same minutes.</returns>
    /// <exception cref="CommsCreditException"><c>ParameterInvalid</c>.</exception>
    public static int? Minutes(LicenseGrants plan, int? minutes) => minutes switch
    {
        null => null,
        < 0 or > MostMinutes => throw AllotmentErrors.Minutes(minutes.Value, MostMinutes),
        > 0 when plan == LicenseGrants.CallingPlanPayAsYouGo => throw AllotmentErrors.PayAsYouGo(minutes.Value),
        _ => minutes,
    };
}
