using System.Globalization;
using System.Text;

namespace CommsCredits.Engine;

/// <summary>The texts of one language, by key, as files of this folder have them.</summary>
/// <remarks>
/// A text names what is put into it in braces, such as <c>{count}</c>. Every language has the same keys and the same names.
/// </remarks>
public abstract class TextTable
{
    private readonly Lazy<Dictionary<string, string>> texts;

    /// <summary>A table that is read when a text is first asked for.</summary>
    /// <param name="tag">The language: en, de or zh-Hans.</param>
    /// <param name="rows">Its rows: the key, and the text in a column.</param>
    /// <param name="column">The column of the text.</param>
    private protected TextTable(string tag, Func<IEnumerable<string[]>> rows, int column = 1)
    {
        Tag = tag;
        texts = new(() => rows().ToDictionary(row => row[0], row => row[column], StringComparer.Ordinal));
    }

    /// <summary>The language as BCP 47 writes it: en, de or zh-Hans.</summary>
    public string Tag { get; }

    /// <summary>The key of every text.</summary>
    public IReadOnlyCollection<string> Keys => texts.Value.Keys;

    /// <summary>A text as it stands in the file.</summary>
    /// <param name="key">Such as <c>kpi.calls</c>.</param>
    /// <exception cref="KeyNotFoundException">There is none: a broken build.</exception>
    public string this[string key] => texts.Value[key];

    /// <summary>A text that not every key has.</summary>
    /// <param name="key">Such as <c>country.DE</c>.</param>
    /// <returns>The text, or null where there is none.</returns>
    public string? Find(string key) => texts.Value.GetValueOrDefault(key);

    /// <summary>A text with its values in place of their names.</summary>
    /// <param name="key">The text.</param>
    /// <param name="values">By name, without braces.</param>
    /// <returns>The sentence. A value is put in as it is: braces in it name nothing.</returns>
    /// <exception cref="KeyNotFoundException">No such text, or it names a value that is not given.</exception>
    public string Fill(string key, params (string Name, string Value)[] values) =>
        Fill(key, values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal));

    /// <inheritdoc cref="Fill(string, ValueTuple{string, string}[])"/>
    public string Fill(string key, IReadOnlyDictionary<string, string> values)
    {
        string text = this[key];
        StringBuilder filled = new();
        int at = 0;
        for (int open = text.IndexOf('{', at); open >= 0; open = text.IndexOf('{', at))
        {
            int close = text.IndexOf('}', open);
            filled.Append(text, at, open - at).Append(values[text[(open + 1)..close]]);
            at = close + 1;
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>One of three for a culture: de-AT is German, zh-CN Chinese; what has no words here is English.</summary>
    private protected static T For<T>(CultureInfo culture, T english, T german, T chinese) => culture.TwoLetterISOLanguageName switch
    {
        "de" => german,
        "zh" => chinese,
        _ => english,
    };
}
