using System.Text;

namespace CommsCredits.Engine;

/// <summary>The sentences of notices in one language, as <c>Data/notices-*.csv</c> has them.</summary>
/// <remarks>
/// A text names what is put into it in braces, such as <c>{balance}</c>. Every language has the same keys and the same names.
/// </remarks>
public sealed class NoticeTexts
{
    private static readonly Lazy<NoticeTexts> English = new(() => new NoticeTexts("notices-en.csv", "en"));
    private static readonly Lazy<NoticeTexts> German = new(() => new NoticeTexts("notices-de.csv", "de"));
    private static readonly Lazy<NoticeTexts> Chinese = new(() => new NoticeTexts("notices-zh-Hans.csv", "zh-Hans"));

    private readonly Dictionary<string, string> texts;

    private NoticeTexts(string file, string tag)
    {
        Tag = tag;
        texts = DataFile.Rows(file, "key", "text").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
    }

    /// <summary>The language as BCP 47 writes it: en, de or zh-Hans.</summary>
    public string Tag { get; }

    /// <summary>The key of every text.</summary>
    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <summary>A text as it stands in the file.</summary>
    /// <param name="key">Such as <c>BalanceLow.subject</c>.</param>
    /// <exception cref="KeyNotFoundException">There is none: a broken build.</exception>
    public string this[string key] => texts[key];

    /// <summary>The texts of a language, read when they are first asked for.</summary>
    /// <param name="language">The language.</param>
    /// <returns>Its texts.</returns>
    public static NoticeTexts Of(NoticeLanguage language) => language switch
    {
        NoticeLanguage.German => German.Value,
        NoticeLanguage.Chinese => Chinese.Value,
        _ => English.Value,
    };

    /// <summary>A text that not every key has.</summary>
    /// <param name="key">Such as <c>country.DE</c>.</param>
    /// <returns>The text, or null where there is none.</returns>
    public string? Find(string key) => texts.GetValueOrDefault(key);

    /// <summary>A text with its values in place of their names.</summary>
    /// <param name="key">The text.</param>
    /// <param name="values">By name, without braces.</param>
    /// <returns>The sentence. A value is put in as it is: braces in it name nothing.</returns>
    /// <exception cref="KeyNotFoundException">No such text, or it names a value that is not given.</exception>
    public string Fill(string key, IReadOnlyDictionary<string, string> values)
    {
        string text = texts[key];
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
}
