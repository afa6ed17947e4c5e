namespace CommsCredits.Engine;

/// <summary>What each licence lets its holder do, in plain words.</summary>
public static class LicenseUses
{
    private static readonly Lazy<(LicenseGrants Grant, string Use)[]> Loaded = new(() =>
        [.. DataFile.Rows("license-uses.csv", "grant", "use").Select(row => (Enum.Parse<LicenseGrants>(row[0]), row[1]))]);

    /// <summary>What a holder may do.</summary>
    /// <param name="grants">What a licence, or several, grant.</param>
    /// <returns>Short English phrases, each once.</returns>
    public static IReadOnlyList<string> Of(LicenseGrants grants) =>
        [.. Loaded.Value.Where(one => grants.Has(one.Grant)).Select(one => one.Use).Distinct(StringComparer.Ordinal)];
}
