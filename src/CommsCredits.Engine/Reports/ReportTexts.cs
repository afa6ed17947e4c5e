using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>The words of reports in one language, as <c>Data/reports-*.csv</c> has them.</summary>
/// <remarks>
/// A text names what is put into it in braces, such as <c>{count}</c>. Every language has the same keys and the same names.
/// </remarks>
public sealed class ReportTexts
{
    private static readonly Lazy<ReportTexts> English = new(() => new ReportTexts("en"));
    private static readonly Lazy<ReportTexts> German = new(() => new ReportTexts("de"));
    private static readonly Lazy<ReportTexts> Chinese = new(() => new ReportTexts("zh-Hans"));

    private readonly Dictionary<string, string> texts;
    private readonly Dictionary<string, string> countries;

    private ReportTexts(string tag)
    {
        Tag = tag;
        texts = DataFile.Rows($"reports-{tag}.csv", "key", "text").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        int column = tag switch { "de" => 1, "zh-Hans" => 2, _ => 0 };
        countries = column == 0
            ? CountryTable.Default.All.ToDictionary(country => country.Iso2, country => country.Name, StringComparer.OrdinalIgnoreCase)
            : DataFile.Rows("country-names.csv", "iso2", "de", "zh-Hans")
                .ToDictionary(row => row[0], row => row[column], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The language as BCP 47 writes it: en, de or zh-Hans.</summary>
    public string Tag { get; }

    /// <summary>The key of every text.</summary>
    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <summary>A text as it stands in the file.</summary>
    /// <param name="key">Such as <c>kpi.calls</c>.</param>
    /// <exception cref="KeyNotFoundException">There is none: a broken build.</exception>
    public string this[string key] => texts[key];

    /// <summary>The texts for a culture, read when they are first asked for.</summary>
    /// <param name="culture">Any culture: de-AT is German, zh-CN Chinese; what has no words here is English.</param>
    /// <returns>The texts.</returns>
    public static ReportTexts For(CultureInfo culture) => culture.TwoLetterISOLanguageName switch
    {
        "de" => German.Value,
        "zh" => Chinese.Value,
        _ => English.Value,
    };

    /// <summary>A text that not every key has.</summary>
    /// <param name="key">Such as <c>plan.CallingPlan120</c>.</param>
    /// <returns>The text, or null where there is none.</returns>
    public string? Find(string key) => texts.GetValueOrDefault(key);

    /// <summary>The name of a country.</summary>
    /// <param name="iso2">ISO 3166-1 alpha-2, or XK.</param>
    /// <returns>The name; a code that is not known as it is.</returns>
    public string Country(string iso2) => countries.GetValueOrDefault(iso2, iso2);

    /// <summary>A text with its values in place of their names.</summary>
    /// <param name="key">The text.</param>
    /// <param name="values">By name, without braces.</param>
    /// <returns>The sentence. A value is put in as it is: braces in it name nothing.</returns>
    /// <exception cref="KeyNotFoundException">No such text, or it names a value that is not given.</exception>
    public string Fill(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        string[] parts = texts[key].Split('{');
        for (int index = 1; index < parts.Length; index++)
        {
            int close = parts[index].IndexOf('}', StringComparison.Ordinal);
            parts[index] = ValueOf(parts[index][..close], values) + parts[index][(close + 1)..];
        }

        return string.Concat(parts);
    }

    private static string ValueOf(string name, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach ((string Name, string Value) given in values)
        {
            if (given.Name == name)
            {
                return given.Value;
            }
        }

        throw new KeyNotFoundException($"A text names {{{name}}}, which is not given.");
    }
}
