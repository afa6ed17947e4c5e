using System.Text;

namespace CommsCredits.Engine;

/// <summary>Lays out a letter as plain text.</summary>
internal static class LetterText
{
    /// <summary>Lays out a letter.</summary>
    /// <param name="page">What it says.</param>
    /// <param name="texts">Tells how the language parts a label from its value.</param>
    /// <returns>Lines ended by a line feed. A paragraph is one line: the reader's window breaks it.</returns>
    public static string Write(NoticePage page, NoticeTexts texts)
    {
        StringBuilder text = new();
        text.Append(page.Heading).Append("\n\n");
        foreach (string paragraph in page.Paragraphs)
        {
            text.Append(paragraph).Append("\n\n");
        }

        foreach (NoticeFact fact in page.Facts)
        {
            Dictionary<string, string> values = new(StringComparer.Ordinal) { ["label"] = fact.Label, ["value"] = fact.Value };
            text.Append(texts.Fill("layout.fact", values)).Append('\n');
        }

        text.Append('\n').Append(page.CommandLead).Append("\n\n");
        text.Append("    ").Append(page.Command).Append("\n\n");
        return text.Append(page.Footer).Append('\n').ToString();
    }
}
