using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>The headings of sheets in one language, as <c>Data/sheets.csv</c> has them; a key is the name of a property of the output.</summary>
public sealed class SheetTexts : TextTable
{
    private static readonly SheetTexts English = new("en", 1);
    private static readonly SheetTexts German = new("de", 2);
    private static readonly SheetTexts Chinese = new("zh-Hans", 3);

    private SheetTexts(string tag, int column)
        : base(tag, () => DataFile.Rows("sheets.csv", "key", "en", "de", "zh-Hans"), column)
    {
    }

    /// <summary>The headings for a culture.</summary>
    /// <param name="culture">Any culture: de-AT is German, zh-CN Chinese; what has no words here is English.</param>
    /// <returns>The headings.</returns>
    public static SheetTexts For(CultureInfo culture) => For(culture, English, German, Chinese);
}
