using System.Runtime.CompilerServices;

namespace CommsCredits.Storage;

/// <summary>Finds the form of a text.</summary>
internal static class TextForms
{
    private const int MostDigits = 15;

    /// <summary>Reads a text that is a number of E.164 with its plus sign.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">Its digits.</param>
    /// <returns>Whether it is.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static bool TryNumber(string text, out long number)
    {
        number = 0;
        if (text.Length > MostDigits + 1 || text is not ['+', >= '1' and <= '9', ..])
        {
            return false;
        }

        foreach (char digit in text.AsSpan(1))
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
