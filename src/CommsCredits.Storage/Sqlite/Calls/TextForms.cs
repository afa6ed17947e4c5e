using System.Buffers;
using System.Runtime.CompilerServices;

namespace CommsCredits.Storage;

/// <summary>Finds the form of a text.</summary>
internal static class TextForms
{
    private const int HexadecimalDigits = 32;
    private const int MostDigits = 15;

    private static readonly SearchValues<char> LowerDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads a text that is 32 lower-case hexadecimal digits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">The 16 bytes, as an id whose bytes are in the order of the text.</param>
    /// <returns>Whether it is.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static bool TryHexadecimal(string text, out Guid bytes)
    {
        bytes = default;
        return text.Length == HexadecimalDigits && !text.AsSpan().ContainsAnyExcept(LowerDigits)
            && Guid.TryParseExact(text, "N", out bytes);
    }

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
