using System.Buffers;
using System.Buffers.Text;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Reads amounts of money as the exports write them: digits and perhaps a decimal point, nothing else.</summary>
static class PlainAmount
{
    // Beyond this many characters a decimal would round without telling.
    const int LongestExact = 28;

    // No call costs a thousand million of any currency; far larger amounts would not even add up.
    const decimal Largest = 1_000_000_000m;

    static readonly SearchValues<byte> Allowed = SearchValues.Create("0123456789."u8);

    /// <summary>Reads an amount of zero or more.</summary>
    /// <param name="text">The field.</param>
    /// <param name="micros">Millionths.</param>
    /// <param name="wrong">What is wrong with it, to follow the name of the column.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out long micros, out string wrong)
    {
        micros = 0;
        wrong = text.Contains((byte)',') ? "has a comma; amounts are written with a decimal point"
            : text.StartsWith("-"u8) ? "is negative"
            : text.IndexOfAnyExcept(Allowed) >= 0 ? "is not a number with a decimal point"
            : text.Length > LongestExact ? "has more than six decimals or is too large"
            : "";
        if (wrong.Length > 0)
            return false;
        if (!Utf8Parser.TryParse(text, out decimal amount, out var used) || used != text.Length)
        {
            wrong = "is not a number with a decimal point";
            return false;
        }
        if (amount <= Largest && Money.TryToMicros(amount, out micros))
            return true;
        wrong = "has more than six decimals or is too large";
        return false;
    }
}
