namespace CommsCredits.Engine;

/// <summary>What follows from the kind of call alone, whoever called and whatever number.</summary>
/// <param name="Type">What the call type says.</param>
/// <param name="Implied">What the capability says of licences.</param>
/// <param name="FreeCall">Whether the provider let the call through for free because it could not price it (rule R5).</param>
/// <param name="Currency">The provider's currency; the default value where it is empty or unknown.</param>
/// <param name="Domestic">Domestic or international as the provider saw it; null where it does not say.</param>
/// <param name="Country">The country the provider names, or null.</param>
internal sealed record KindFacts(
    CallType Type, LicenseGrants Implied, bool FreeCall, Currency Currency, bool? Domestic, string? Country)
{
    private const string FreeCallCapability = "FREECALL";

    /// <summary>Reads a kind.</summary>
    /// <param name="kind">What records say.</param>
    /// <param name="catalogue">What a capability says about licences.</param>
    public static KindFacts Of(CallKind kind, LicenseCatalogue catalogue) => new(
        CallType.Parse(kind.CallType),
        catalogue.GrantsOfCapability(kind.Capability),
        string.Equals(kind.Capability, FreeCallCapability, StringComparison.OrdinalIgnoreCase),
        Currency.TryParse(kind.Currency, out Currency currency) ? currency : default,
        SaysDomestic(kind.DomesticInternational),
        CountryOf(kind));

    private static string? CountryOf(CallKind kind)
    {
        string? code = kind.ExternalCountry?.Trim().ToUpperInvariant();
        return code is not null && CountryTable.Default.Contains(code) ? code
            : kind.DestinationDialed is { } name ? CountryTable.Default.FindByName(name)
            : null;
    }

    private static bool? SaysDomestic(string? context) =>
        string.Equals(context, "Domestic", StringComparison.OrdinalIgnoreCase) ? true
        : string.Equals(context, "International", StringComparison.OrdinalIgnoreCase) ? false
        : null;
}
