using System.Buffers;
using System.Text;

namespace CommsCredits.Connectors;

/// <summary>Makes any text one that a cell can hold.</summary>
static class SheetText
{
    /// <summary>The longest text of a cell.</summary>
    public const int Longest = 32_767;

    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    const char Replacement = '\uFFFD';
    const char LastOfCourse = '\uD7FF';

    /// <summary>The text without what XML cannot hold, and with nothing that a spreadsheet would decode.</summary>
    /// <param name="text">Any text from outside.</param>
    /// <returns>Characters outside XML become the replacement character; <c>_x0041_</c> stays the seven characters it is.</returns>
    public static string Safe(string text)
    {
        if (text.Length <= Longest && IsPlain(text)) return text;
        var safe = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length && safe.Length < Longest; index++)
        {
            var letter = text[index];
            if (char.IsHighSurrogate(letter) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                safe.Append(letter).Append(text[++index]);
            else if (IsEscape(text, index))
                safe.Append("_x005F_");
            else
                safe.Append(IsAllowed(letter) ? letter : Replacement);
        }

        if (safe.Length > Longest) safe.Length = Longest;
        if (safe.Length > 0 && char.IsHighSurrogate(safe[^1])) safe.Length--;
        return safe.ToString();
    }

    /// <summary>Whether a reader of XML would drop blanks of the text unless it is told to keep them.</summary>
    /// <param name="text">A safe text.</param>
    public static bool IsSpaced(string text) =>
        text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.AsSpan().ContainsAny('\t', '\n'));

    // Nearly all texts: without controls and without characters of which some need a closer look.
    static bool IsPlain(string text) =>
        !text.AsSpan().ContainsAnyExceptInRange(' ', LastOfCourse) && !text.Contains("_x", StringComparison.OrdinalIgnoreCase);

    static bool IsAllowed(char letter) =>
        letter is '\t' or '\n' || (letter >= ' ' && !char.IsSurrogate(letter) && letter is not '\uFFFE' and not '\uFFFF');

    static bool IsEscape(string text, int index) =>
        text[index] == '_' && index + 6 < text.Length && text[index + 1] is 'x' or 'X' && text[index + 6] == '_'
        && !text.AsSpan(index + 2, 4).ContainsAnyExcept(HexDigits);
}
