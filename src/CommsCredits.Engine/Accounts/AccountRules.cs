namespace CommsCredits.Engine;

/// <summary>What an account may be called and set to.</summary>
public static class AccountRules
{
    private const int LongestName = 128;
    private static readonly TimeSpan LongestGrace = TimeSpan.FromDays(90);

    /// <summary>Checks a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The name without space around it.</returns>
    /// <exception cref="CommsCreditException"><c>ParameterInvalid</c>.</exception>
    public static string Name(string? name)
    {
        string trimmed = (name ?? string.Empty).Trim();
        return trimmed.Length is > 0 and <= LongestName && !trimmed.Any(char.IsControl)
            ? trimmed
            : throw AccountErrors.Parameter("An account needs a name of 1 to 128 characters.", name, "Give a name such as Contoso.");
    }

    /// <summary>Checks a country.</summary>
    /// <param name="country">Two letters in any case.</param>
    /// <returns>The upper-case code.</returns>
    /// <exception cref="CommsCreditException"><c>CountryUnknown</c>.</exception>
    public static string Country(string? country)
    {
        string code = (country ?? string.Empty).Trim().ToUpperInvariant();
        return CountryTable.Default.Contains(code) ? code : throw AccountErrors.CountryUnknown(country);
    }

    /// <summary>Checks settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The same settings.</returns>
    /// <exception cref="CommsCreditException"><c>ParameterInvalid</c>: out of range, or a zone this system does not know.</exception>
    public static AccountSettings Check(AccountSettings settings)
    {
        if (settings.MinimumFunding < 0 || !Money.TryToMicros(settings.MinimumFunding, out _))
        {
            throw AccountErrors.Parameter(
                "MinimumFunding is negative or has more than six decimals.", settings.MinimumFunding, "Give zero or more, such as 50.");
        }

        if (settings.ExpiryGrace < TimeSpan.Zero || settings.ExpiryGrace > LongestGrace)
        {
            throw AccountErrors.Parameter(
                "ExpiryGrace is not between 0 and 90 days.", settings.ExpiryGrace, "Give a time span such as 3.00:00:00.");
        }

        if (settings.PurchasedConferencingLicenses < 0)
        {
            throw AccountErrors.Parameter(
                "PurchasedConferencingLicenses is negative.", settings.PurchasedConferencingLicenses, "Give zero or more.");
        }

        MonthClock.Of(settings.TimeZone);
        return settings;
    }
}
