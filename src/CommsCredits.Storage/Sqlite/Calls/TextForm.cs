using System.Buffers;
using System.Globalization;

namespace CommsCredits.Storage;

/// <summary>How a text of a call is stored: what most ids and numbers look like takes half of its characters, or less.</summary>
/// <remarks>
/// The view <c>call</c> shows all of them as the texts they were (docs/adr/0014), so a text takes a short form only where that form
/// says it to the character.
/// </remarks>
internal enum TextForm
{
    /// <summary>There is no text: NULL.</summary>
    None,

    /// <summary>As it is, in UTF-8.</summary>
    Text,

    /// <summary>32 lower-case hexadecimal digits, as 16 bytes.</summary>
    Hexadecimal,

    /// <summary>A plus sign and what E.164 allows behind it, up to 15 digits that do not begin with 0: as an integer.</summary>
    Number,
}

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
    public static bool TryNumber(string text, out long number)
    {
        number = 0;
        return text is ['+', >= '1' and <= '9', ..] && text.Length <= MostDigits + 1
            && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
