namespace CommsCredits.Engine;

/// <summary>Puts notices into words (rules N1, N3).</summary>
public static class NoticeLetters
{
    private const int LongestSubject = 150;
    private const int LongestNameInSubject = 48;

    /// <summary>Writes the letter of a notice.</summary>
    /// <param name="kind">What it tells of.</param>
    /// <param name="facts">What it tells; what is missing is called not known.</param>
    /// <param name="language">In which language.</param>
    /// <param name="account">Whose notice it is; amounts are in its currency, dates in its time zone.</param>
    /// <returns>
    /// The same letter each time. Its subject is one line of at most 150 characters; names and reasons from outside are escaped.
    /// </returns>
    public static Letter Write(NoticeKind kind, NoticeFacts facts, NoticeLanguage language, Account account)
    {
        NoticeScene scene = new(facts, language, account);
        string form = NoticeStory.FormOf(kind, facts);
        NoticePage page = new(
            scene.Texts.Tag,
            scene.Headline($"{form}.subject", LongestNameInSubject, LongestSubject),
            scene.Say($"{form}.preheader"),
            scene.Say($"{form}.heading"),
            NoticeStory.Write(kind, scene),
            NoticeTable.Write(kind, scene),
            scene.Say($"{form}.command"),
            NoticeCommands.Write(kind, scene),
            scene.Say("layout.footer"));
        return new Letter(page.Subject, LetterText.Write(page, scene.Texts), LetterHtml.Write(page));
    }
}
