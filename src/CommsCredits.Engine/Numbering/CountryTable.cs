namespace CommsCredits.Engine;

/// <summary>A country or area that has a code of its own.</summary>
/// <param name="Iso2">ISO 3166-1 alpha-2, or XK for Kosovo.</param>
/// <param name="Name">Its short English name.</param>
public readonly record struct CountryName(string Iso2, string Name);

/// <summary>The countries by code and by the many names that usage records have for them. Case never matters.</summary>
public sealed class CountryTable
{
    static readonly Lazy<CountryTable> Loaded = new(() => new CountryTable());

    readonly Dictionary<string, string> _nameOf = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> _codeOf = new(StringComparer.OrdinalIgnoreCase);
    readonly List<CountryName> _all = [];

    CountryTable()
    {
        foreach (var row in DataFile.Rows("countries.csv", "iso2", "name", "aliases"))
        {
            _nameOf.Add(row[0], row[1]);
            _all.Add(new CountryName(row[0], row[1]));
            _codeOf.Add(row[1], row[0]);
            foreach (var alias in row[2].Split('|', StringSplitOptions.RemoveEmptyEntries))
                _codeOf.Add(alias, row[0]);
        }
    }

    /// <summary>The table, loaded when it is first asked for.</summary>
    public static CountryTable Default => Loaded.Value;

    /// <summary>All countries, by code.</summary>
    public IReadOnlyList<CountryName> All => _all;

    /// <summary>Whether there is a country of this code.</summary>
    /// <param name="iso2">ISO 3166-1 alpha-2, or XK.</param>
    public bool Contains(string iso2) => _nameOf.ContainsKey(iso2);

    /// <summary>The short English name of a country.</summary>
    /// <param name="iso2">ISO 3166-1 alpha-2, or XK.</param>
    /// <exception cref="KeyNotFoundException">There is no country of this code.</exception>
    public string NameOf(string iso2) => _nameOf[iso2];

    /// <summary>Finds the code of a country by its name or one of its other names.</summary>
    /// <param name="name">A name such as "Czech Republic", "Czechia" or "United Arab Emirates (U.A.E)".</param>
    /// <returns>The code, or null when nobody is called so.</returns>
    public string? FindByName(string name) => _codeOf.GetValueOrDefault(name.Trim());
}
