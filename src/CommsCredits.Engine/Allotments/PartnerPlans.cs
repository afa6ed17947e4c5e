namespace CommsCredits.Engine;

/// <summary>Countries whose Calling Plans come from an operator: no minutes and no records from Microsoft (rule L12).</summary>
public static class PartnerPlans
{
    private static readonly Lazy<Dictionary<string, string>> Loaded = new(() =>
        DataFile.Rows("partner-plans.csv", "iso2", "operator")
            .ToDictionary(row => row[0], row => row[1], StringComparer.OrdinalIgnoreCase));

    /// <summary>The operator that sells the plans of a country.</summary>
    /// <param name="country">ISO 3166-1 alpha-2; case never matters.</param>
    /// <returns>Its name, or null where Microsoft sells them, or nobody.</returns>
    public static string? OperatorOf(string country) => Loaded.Value.GetValueOrDefault(country);
}
