namespace CommsCredits.Engine;

/// <summary>Recognises a full card number, which is never accepted, stored or logged.</summary>
public static class CardNumber
{
    private const int Shortest = 13;
    private const int Longest = 19;

    /// <summary>Whether a text is, apart from spaces and dashes, a card number with a right check digit (ISO/IEC 7812).</summary>
    /// <param name="text">Any text.</param>
    /// <returns>True for 13 to 19 digits that pass the Luhn check.</returns>
    public static bool LooksLike(string? text)
    {
        int sum = 0;
        int count = 0;
        for (int index = (text?.Length ?? 0) - 1; index >= 0; index--)
        {
            char letter = text![index];
            if (letter is ' ' or '-')
            {
                continue;
            }

            if (!char.IsAsciiDigit(letter))
            {
                return false;
            }

            int digit = letter - '0';
            int doubled = digit * 2;
            sum += count++ % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }

        return count is >= Shortest and <= Longest && sum % 10 == 0;
    }
}
