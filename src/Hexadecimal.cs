using System.Runtime.CompilerServices;

namespace CommsCredits;

/// <summary>Reads hexadecimal digits: ids, of which every call has two.</summary>
/// <remarks>
/// What .NET has for it is compiled three times while an import runs (docs/adr/0014).
/// </remarks>
internal static class Hexadecimal
{
    private const int DigitsOfNumber = 16;
    private const byte Upper = 0x40;
    private const byte None = 0x80;

    // What each character of ASCII is worth, and whether it is a capital; by a table, since the letters of an id are not to be foreseen.
    private static ReadOnlySpan<byte> Worth =>
    [
        None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None,
        None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None,
        None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, None, None, None, None, None, None,
        None, Upper | 10, Upper | 11, Upper | 12, Upper | 13, Upper | 14, Upper | 15, None, None, None, None, None, None, None, None, None,
        None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None,
        None, 10, 11, 12, 13, 14, 15, None, None, None, None, None, None, None, None, None,
        None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None,
    ];

    /// <summary>Reads an id as files have it: 32 digits in groups of 8, 4, 4, 4 and 12 with a dash between two.</summary>
    /// <param name="text">The text in UTF-8; letters of either case.</param>
    /// <param name="id">The id.</param>
    /// <returns>Whether it is one.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static bool TryId(ReadOnlySpan<byte> text, out Guid id)
    {
        id = default;
        if (text.Length != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        {
            return false;
        }

        ulong first = 0;
        ulong second = 0;
        int kind = Add(text[..8], ref first) | Add(text[9..13], ref first) | Add(text[14..18], ref first)
            | Add(text[19..23], ref second) | Add(text[24..36], ref second);
        id = unchecked(new Guid(
            (uint)(first >> 32), (ushort)(first >> 16), (ushort)first, (byte)(second >> 56), (byte)(second >> 48), (byte)(second >> 40),
            (byte)(second >> 32), (byte)(second >> 24), (byte)(second >> 16), (byte)(second >> 8), (byte)second));
        return (kind & None) == 0;
    }

    /// <summary>Reads 32 digits without anything between them, letters in lower case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The first 16 digits, the first of them the highest.</param>
    /// <param name="second">The others.</param>
    /// <returns>Whether that is what it is.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static bool TryLower(ReadOnlySpan<char> text, out ulong first, out ulong second)
    {
        (first, second) = (0, 0);
        return text.Length == 2 * DigitsOfNumber && Add(text[..DigitsOfNumber], ref first) == 0 && Add(text[DigitsOfNumber..], ref second) == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Add(ReadOnlySpan<byte> digits, ref ulong number)
    {
        int kind = 0;
        foreach (byte digit in digits)
        {
            int worth = digit < Worth.Length ? Worth[digit] : None;
            kind |= worth;
            number = (number << 4) | (uint)(worth & 0xF);
        }

        return kind & (Upper | None);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Add(ReadOnlySpan<char> digits, ref ulong number)
    {
        int kind = 0;
        foreach (char digit in digits)
        {
            int worth = digit < Worth.Length ? Worth[digit] : None;
            kind |= worth;
            number = (number << 4) | (uint)(worth & 0xF);
        }

        return kind & (Upper | None);
    }
}
