using System.Text;

namespace CommsCredits.Engine;

/// <summary>Makes texts that others gave fit to stand in a letter.</summary>
public static class OutsideText
{
    private const char Ellipsis = '\u2026';

    /// <summary>One line without anything that is not to be read.</summary>
    /// <param name="text">A name or a reason from outside.</param>
    /// <param name="longest">The most UTF-16 units of the result, at least 2.</param>
    /// <returns>
    /// Control characters, line ends and runs of white space are one space; what turns the direction of writing around is gone,
    /// for it makes one text look like another; half characters are replaced. What is too long ends in an ellipsis.
    /// </returns>
    public static string Line(string text, int longest)
    {
        StringBuilder line = new();
        bool gap = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
            {
                gap = line.Length > 0;
                continue;
            }

            if (IsHidden(rune))
            {
                continue;
            }

            int needed = rune.Utf16SequenceLength + (gap ? 1 : 0);
            if (line.Length + needed > longest)
            {
                return Shortened(line, longest);
            }

            line.Append(gap ? " " : string.Empty).Append(rune.ToString());
            gap = false;
        }

        return line.ToString();
    }

    /// <summary>A text as HTML shows it, inside an element or an attribute.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text without a character that HTML reads as its own.</returns>
    public static string Html(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    private static bool IsHidden(Rune rune) => rune.Value is
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x061C or 0x200B or 0x200E or 0x200F or 0x2060 or 0xFEFF;

    private static string Shortened(StringBuilder line, int longest)
    {
        int length = Math.Min(line.Length, longest - 1);
        if (length > 0 && char.IsHighSurrogate(line[length - 1]))
        {
            length--;
        }

        return line.ToString(0, length).TrimEnd() + Ellipsis;
    }
}
