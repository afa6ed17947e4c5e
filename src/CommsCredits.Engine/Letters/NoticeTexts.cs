namespace CommsCredits.Engine;

/// <summary>The sentences of notices in one language, as <c>Data/notices-*.csv</c> has them.</summary>
public sealed class NoticeTexts : TextTable
{
    private static readonly NoticeTexts English = new("en");
    private static readonly NoticeTexts German = new("de");
    private static readonly NoticeTexts Chinese = new("zh-Hans");

    private NoticeTexts(string tag)
        : base(tag, () => DataFile.Rows($"notices-{tag}.csv", "key", "text"))
    {
    }

    /// <summary>The texts of a language.</summary>
    /// <param name="language">The language.</param>
    /// <returns>Its texts.</returns>
    public static NoticeTexts Of(NoticeLanguage language) => language switch
    {
        NoticeLanguage.German => German,
        NoticeLanguage.Chinese => Chinese,
        _ => English,
    };
}
