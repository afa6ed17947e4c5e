namespace CommsCredits.Engine;

/// <summary>Recognises a full card number, which is never accepted, stored or logged.</summary>
public static class CardNumber
{
    private const int Shortest = 13;
    private const int Longest = 19;

    /// <summary>
    /// Whether a text holds a card number: 13 to 19 digits with a right check digit (ISO/IEC 7812), perhaps grouped by single spaces
    /// or dashes, alone or among other words. Digits that are part of a word, as in a token, are none.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>True where it does; also false for null.</returns>
    public static bool LooksLike(string? text)
    {
        for (int index = 0; index < (text?.Length ?? 0); index++)
        {
            if (char.IsAsciiDigit(text![index]))
            {
                int end = EndOfRun(text, index);
                if (IsApart(text, index - 1) && IsApart(text, end) && IsValid(text.AsSpan(index, end - index)))
                {
                    return true;
                }

                index = end;
            }
        }

        return false;
    }

    // A run is digits, each at most one space or dash apart from the next.
    private static int EndOfRun(string text, int start)
    {
        int end = start + 1;
        while (end < text.Length)
        {
            bool isGroup = text[end] is ' ' or '-' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]);
            if (!isGroup && !char.IsAsciiDigit(text[end]))
            {
                break;
            }

            end++;
        }

        return end;
    }

    private static bool IsApart(string text, int index) =>
        index < 0 || index >= text.Length || !(char.IsLetterOrDigit(text[index]) || text[index] == '_');

    // The Luhn check: every second digit from the right counts double.
    private static bool IsValid(ReadOnlySpan<char> run)
    {
        int sum = 0;
        int count = 0;
        for (int index = run.Length - 1; index >= 0; index--)
        {
            if (char.IsAsciiDigit(run[index]))
            {
                int digit = run[index] - '0';
                int doubled = digit * 2;
                sum += count++ % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
            }
        }

        return count is >= Shortest and <= Longest && sum % 10 == 0;
    }
}
