using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>What is included and what is on offer, country by country. Countries are ISO 3166-1 alpha-2; case never matters.</summary>
public sealed class AllotmentTable
{
    private static readonly Lazy<AllotmentTable> Loaded = new(() => new AllotmentTable());

    private readonly Dictionary<string, List<Entry>> plans;
    private readonly Dictionary<string, List<Entry>> overridden;
    private readonly Dictionary<string, List<string>> premium;
    private readonly Dictionary<string, bool> credits;
    private readonly Dictionary<string, string> pools;
    private readonly HashSet<string> zoneA;
    private readonly HashSet<string> international;

    private AllotmentTable()
    {
        plans = ByCountry<Entry>();
        overridden = ByCountry<Entry>();
        premium = ByCountry<string>();
        credits = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        pools = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        zoneA = Codes("zone-a.csv");
        international = Codes("international-destinations.csv");
        foreach (string[] row in DataFile.Rows(
            "allotments.csv", "country", "plan", "domestic_minutes", "international_minutes", "valid_from"))
        {
            DateOnly from = row[4].Length == 0
                ? DateOnly.MinValue
                : DateOnly.ParseExact(row[4], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            Append(plans, row[0], new Entry(Enum.Parse<LicenseGrants>(row[1]), from, new Allotment(MinutesOf(row[2]), MinutesOf(row[3]))));
        }

        foreach (string[] row in DataFile.Rows("premium-allowed.csv", "usage_location", "prefix"))
        {
            Append(premium, row[0], row[1]);
        }

        foreach (string[] row in DataFile.Rows(
            "availability.csv", "iso2", "credits_available", "calling_plans", "conferencing", "toll_free"))
        {
            credits.Add(row[0], bool.Parse(row[1]));
        }

        foreach (string[] row in DataFile.Rows("pool-countries.csv", "iso2", "pool"))
        {
            pools.Add(row[0], row[1]);
        }
    }

    private AllotmentTable(AllotmentTable facts, IEnumerable<AllotmentOverride> overrides)
    {
        plans = facts.plans;
        premium = facts.premium;
        credits = facts.credits;
        pools = facts.pools;
        zoneA = facts.zoneA;
        international = facts.international;
        overridden = ByCountry<Entry>();
        foreach ((string country, List<Entry> entries) in facts.overridden)
        {
            overridden.Add(country, [.. entries]);
        }

        foreach (AllotmentOverride one in overrides)
        {
            Append(overridden, PoolCountry(one.Country), new Entry(one.Plan, one.Since, one.Minutes));
        }
    }

    /// <summary>The table of facts, loaded when it is first asked for.</summary>
    public static AllotmentTable Default => Loaded.Value;

    /// <summary>The same table with minutes that an account sets itself; they win over the facts from their day on (rule M5).</summary>
    /// <param name="overrides">The account's minutes; of two for the same plan, country and day the later in the list counts.</param>
    /// <returns>Another table, or this one where nothing is overridden.</returns>
    public AllotmentTable With(IEnumerable<AllotmentOverride> overrides)
    {
        List<AllotmentOverride> given = [.. overrides];
        return given.Count == 0 ? this : new AllotmentTable(this, given);
    }

    /// <summary>The minutes of a plan in a country.</summary>
    /// <param name="country">The user's usage location.</param>
    /// <param name="plan">Exactly one Calling Plan; anything else finds nothing.</param>
    /// <param name="on">The day asked for: minutes have changed over time (M5).</param>
    /// <returns>Null when the plan is not offered in that country, as far as is known.</returns>
    public Allotment? Find(string country, LicenseGrants plan, DateOnly on)
    {
        string pool = PoolCountry(country);
        return Latest(overridden, pool, plan, on) ?? Latest(plans, pool, plan, on);
    }

    /// <summary>The countries in which a plan is offered, those that share the pool of another one included (M3).</summary>
    /// <param name="plan">Exactly one Calling Plan; anything else finds nothing.</param>
    /// <param name="on">The day asked for.</param>
    /// <returns>Codes in upper case, in order.</returns>
    public IReadOnlyList<string> CountriesWith(LicenseGrants plan, DateOnly on) => [.. plans.Keys.Concat(overridden.Keys).Concat(pools.Keys)
        .Select(country => country.ToUpperInvariant())
        .Distinct(StringComparer.Ordinal)
        .Where(country => Find(country, plan, on) is not null)
        .Order(StringComparer.Ordinal)];

    /// <summary>The country whose pool a usage location draws from: Puerto Rico shares that of the United States (M3).</summary>
    /// <param name="iso2">A usage location, or the country of a number.</param>
    /// <returns>The code of the pool's country; the same code where the country has a pool of its own.</returns>
    public string PoolCountry(string iso2) => pools.GetValueOrDefault(iso2, iso2);

    /// <summary>Whether meetings may dial out to this country from the pool of Audio Conferencing minutes (A3).</summary>
    /// <param name="iso2">The country of the number.</param>
    /// <returns>True for the countries of Zone A.</returns>
    public bool IsZoneA(string iso2) => zoneA.Contains(iso2);

    /// <summary>Whether the international minutes of a plan reach this country (M9).</summary>
    /// <param name="iso2">The country of the number.</param>
    /// <returns>True where a call takes minutes; false where credits pay.</returns>
    public bool IsInternationalDestination(string iso2) => international.Contains(iso2);

    /// <summary>Whether Communications Credits are sold in a country (E6).</summary>
    /// <param name="country">The account's country.</param>
    /// <returns>Null when nothing is known about that country.</returns>
    public bool? CreditsAvailable(string country) => credits.TryGetValue(country, out bool available) ? available : null;

    /// <summary>
    /// Whether credits pay for a premium or shared-cost number that a user calls (R6). The caller knows the number to be one.
    /// </summary>
    /// <param name="usageLocation">The user's usage location.</param>
    /// <param name="digits">The number without plus.</param>
    /// <returns>True where the number begins with a prefix on that country's list.</returns>
    public bool PremiumAllowed(string usageLocation, ReadOnlySpan<char> digits)
    {
        if (!premium.TryGetValue(usageLocation, out List<string>? prefixes))
        {
            return false;
        }

        foreach (string prefix in prefixes)
        {
            if (digits.StartsWith(prefix))
            {
                return true;
            }
        }

        return false;
    }

    private static Allotment? Latest(Dictionary<string, List<Entry>> lists, string country, LicenseGrants plan, DateOnly on)
    {
        if (!lists.TryGetValue(country, out List<Entry>? entries))
        {
            return null;
        }

        Allotment? found = null;
        DateOnly since = DateOnly.MinValue;
        foreach (Entry entry in entries)
        {
            if (entry.Plan == plan && entry.ValidFrom <= on && entry.ValidFrom >= since)
            {
                found = entry.Allotment;
                since = entry.ValidFrom;
            }
        }

        return found;
    }

    private static Dictionary<string, List<T>> ByCountry<T>() => new(StringComparer.OrdinalIgnoreCase);

    private static void Append<T>(Dictionary<string, List<T>> lists, string key, T item)
    {
        if (!lists.TryGetValue(key, out List<T>? list))
        {
            lists.Add(key, list = []);
        }

        list.Add(item);
    }

    private static HashSet<string> Codes(string file) =>
        DataFile.Rows(file, "iso2").Select(row => row[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static int? MinutesOf(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private readonly record struct Entry(LicenseGrants Plan, DateOnly ValidFrom, Allotment Allotment);
}
