namespace CommsCredits.Engine;

/// <summary>Under which product the pay-as-you-go plan is sold in each country (rule M11).</summary>
public static class PayAsYouGoZones
{
    private static readonly Lazy<Dictionary<string, LicenseSku>> Loaded = new(() =>
        DataFile.Rows("pay-as-you-go-zones.csv", "iso2", "zone", "sku_part_number").ToDictionary(
            row => row[0], row => SkuOf(row[1], row[2]), StringComparer.OrdinalIgnoreCase));

    /// <summary>The product of a country.</summary>
    /// <param name="country">ISO 3166-1 alpha-2; case never matters.</param>
    /// <returns>The product, without part number and identifier where it is not known how it is sold there.</returns>
    public static LicenseSku Find(string country) => Loaded.Value.GetValueOrDefault(country) ?? Unnamed("Calling Plan pay-as-you-go");

    private static LicenseSku SkuOf(string zone, string partNumber) => partNumber.Length == 0
        ? Unnamed($"Calling Plan pay-as-you-go ({zone})")
        : LicenseCatalogue.Default.Find(partNumber) ?? throw new InvalidDataException($"The catalogue has no product {partNumber}.");

    private static LicenseSku Unnamed(string displayName) => new(
        nameof(LicenseGrants.CallingPlanPayAsYouGo), displayName, string.Empty, null, LicenseGrants.CallingPlanPayAsYouGo);
}
