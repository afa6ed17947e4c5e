using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>The words of reports in one language, as <c>Data/reports-*.csv</c> has them, and the names of countries.</summary>
public sealed class ReportTexts : TextTable
{
    private static readonly ReportTexts English = new("en");
    private static readonly ReportTexts German = new("de");
    private static readonly ReportTexts Chinese = new("zh-Hans");

    private readonly Lazy<Dictionary<string, string>> countries;

    private ReportTexts(string tag)
        : base(tag, () => DataFile.Rows($"reports-{tag}.csv", "key", "text")) =>
        countries = new(() => tag switch
        {
            "de" => CountryNames(1),
            "zh-Hans" => CountryNames(2),
            _ => CountryTable.Default.All.ToDictionary(country => country.Iso2, country => country.Name, StringComparer.OrdinalIgnoreCase),
        });

    /// <summary>The texts for a culture.</summary>
    /// <param name="culture">Any culture: de-AT is German, zh-CN Chinese; what has no words here is English.</param>
    /// <returns>The texts.</returns>
    public static ReportTexts For(CultureInfo culture) => For(culture, English, German, Chinese);

    /// <summary>The name of a country.</summary>
    /// <param name="iso2">ISO 3166-1 alpha-2, or XK.</param>
    /// <returns>The name; a code that is not known as it is.</returns>
    public string Country(string iso2) => countries.Value.GetValueOrDefault(iso2, iso2);

    private static Dictionary<string, string> CountryNames(int column) => DataFile.Rows("country-names.csv", "iso2", "de", "zh-Hans")
        .ToDictionary(row => row[0], row => row[column], StringComparer.OrdinalIgnoreCase);
}
