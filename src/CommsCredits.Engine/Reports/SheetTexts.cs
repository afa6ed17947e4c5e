using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>The headings of sheets in one language, as <c>Data/sheets.csv</c> has them.</summary>
public sealed class SheetTexts
{
    private static readonly string[] Columns = ["key", "en", "de", "zh-Hans"];
    private static readonly SheetTexts English = new(1);
    private static readonly SheetTexts German = new(2);
    private static readonly SheetTexts Chinese = new(3);

    private readonly Lazy<Dictionary<string, string>> texts;

    private SheetTexts(int column) => texts = new(() =>
        DataFile.Rows("sheets.csv", Columns).ToDictionary(row => row[0], row => row[column], StringComparer.Ordinal));

    /// <summary>A heading.</summary>
    /// <param name="key">The name of a property of the output, or of another text of the file.</param>
    /// <exception cref="KeyNotFoundException">There is none: a broken build.</exception>
    public string this[string key] => texts.Value[key];

    /// <summary>The headings for a culture.</summary>
    /// <param name="culture">Any culture: de-AT is German, zh-CN Chinese; what has no words here is English.</param>
    /// <returns>The headings.</returns>
    public static SheetTexts For(CultureInfo culture) => culture.TwoLetterISOLanguageName switch
    {
        "de" => German,
        "zh" => Chinese,
        _ => English,
    };
}
