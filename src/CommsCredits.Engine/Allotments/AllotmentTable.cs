using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>What is included and what is on offer, country by country. Countries are ISO 3166-1 alpha-2; case never matters.</summary>
public sealed class AllotmentTable
{
    static readonly Lazy<AllotmentTable> Loaded = new(() => new AllotmentTable());

    readonly Dictionary<string, List<Entry>> _plans = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, List<string>> _premium = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, bool> _credits = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> _pools = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> _zoneA = Codes("zone-a.csv");
    readonly HashSet<string> _international = Codes("international-destinations.csv");

    AllotmentTable()
    {
        foreach (var row in DataFile.Rows("allotments.csv", "country", "plan", "domestic_minutes", "international_minutes", "valid_from"))
        {
            var from = row[4].Length == 0 ? DateOnly.MinValue : DateOnly.ParseExact(row[4], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            Append(_plans, row[0], new Entry(Enum.Parse<LicenseGrants>(row[1]), from, new Allotment(MinutesOf(row[2]), MinutesOf(row[3]))));
        }
        foreach (var row in DataFile.Rows("premium-allowed.csv", "usage_location", "prefix"))
            Append(_premium, row[0], row[1]);
        foreach (var row in DataFile.Rows("availability.csv", "iso2", "credits_available", "calling_plans", "conferencing", "toll_free"))
            _credits.Add(row[0], bool.Parse(row[1]));
        foreach (var row in DataFile.Rows("pool-countries.csv", "iso2", "pool"))
            _pools.Add(row[0], row[1]);
    }

    /// <summary>The table, loaded when it is first asked for.</summary>
    public static AllotmentTable Default => Loaded.Value;

    /// <summary>The minutes of a plan in a country.</summary>
    /// <param name="country">The user's usage location.</param>
    /// <param name="plan">Exactly one Calling Plan; anything else finds nothing.</param>
    /// <param name="on">The day asked for: minutes have changed over time (M5).</param>
    /// <returns>Null when the plan is not offered in that country, as far as is known.</returns>
    public Allotment? Find(string country, LicenseGrants plan, DateOnly on)
    {
        if (!_plans.TryGetValue(PoolCountry(country), out var entries)) return null;

        Allotment? found = null;
        var since = DateOnly.MinValue;
        foreach (var entry in entries)
        {
            if (entry.Plan != plan || entry.ValidFrom > on || entry.ValidFrom < since) continue;
            found = entry.Allotment;
            since = entry.ValidFrom;
        }
        return found;
    }

    /// <summary>The country whose pool a usage location draws from: Puerto Rico shares that of the United States (M3).</summary>
    /// <param name="iso2">A usage location, or the country of a number.</param>
    public string PoolCountry(string iso2) => _pools.GetValueOrDefault(iso2, iso2);

    /// <summary>Whether meetings may dial out to this country from the pool of Audio Conferencing minutes (A3).</summary>
    /// <param name="iso2">The country of the number.</param>
    public bool IsZoneA(string iso2) => _zoneA.Contains(iso2);

    /// <summary>Whether the international minutes of a plan reach this country (M9).</summary>
    /// <param name="iso2">The country of the number.</param>
    public bool IsInternationalDestination(string iso2) => _international.Contains(iso2);

    /// <summary>Whether Communications Credits are sold in a country (E6).</summary>
    /// <param name="country">The account's country.</param>
    /// <returns>Null when nothing is known about that country.</returns>
    public bool? CreditsAvailable(string country) => _credits.TryGetValue(country, out var available) ? available : null;

    /// <summary>Whether credits pay for a premium or shared-cost number that a user calls (R6). The caller knows the number to be one.</summary>
    /// <param name="usageLocation">The user's usage location.</param>
    /// <param name="digits">The number without plus.</param>
    public bool PremiumAllowed(string usageLocation, ReadOnlySpan<char> digits)
    {
        if (!_premium.TryGetValue(usageLocation, out var prefixes)) return false;
        foreach (var prefix in prefixes)
        {
            if (digits.StartsWith(prefix)) return true;
        }
        return false;
    }

    static void Append<T>(Dictionary<string, List<T>> lists, string key, T item)
    {
        if (!lists.TryGetValue(key, out var list)) lists.Add(key, list = []);
        list.Add(item);
    }

    static HashSet<string> Codes(string file) =>
        DataFile.Rows(file, "iso2").Select(row => row[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);

    static int? MinutesOf(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    readonly record struct Entry(LicenseGrants Plan, DateOnly ValidFrom, Allotment Allotment);
}
