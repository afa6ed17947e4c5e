using System.Globalization;
using System.Text.Json;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Reads amounts of money as Graph writes them, by their text: it never becomes a binary number here.</summary>
internal static class GraphAmount
{
    // No call costs a thousand million of any currency; far larger amounts would not even add up.
    private const decimal Largest = 1_000_000_000m;
    private const int Decimals = 6;

    /// <summary>Reads an amount of zero or more.</summary>
    /// <param name="value">A number, or a text that is one.</param>
    /// <param name="micros">
    /// Millionths. Graph keeps charges as binary numbers and may write 0.30000000000000004: what is beyond the sixth decimal is
    /// noise, and is rounded half up.
    /// </param>
    /// <param name="wrong">What is wrong with it, to follow the name of the column.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(JsonElement value, out long micros, out string wrong)
    {
        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        long read = 0;
        wrong = value.ValueKind is not (JsonValueKind.Number or JsonValueKind.String)
            || !decimal.TryParse(text, Form, CultureInfo.InvariantCulture, out decimal amount) ? "is not a number"
            : amount < 0 ? "is negative"
            : amount > Largest || !Money.TryToMicros(Rounded(amount), out read) ? "is too large"
            : string.Empty;
        micros = read;
        return wrong.Length == 0;
    }

    private static decimal Rounded(decimal amount) => Math.Round(amount, Decimals, MidpointRounding.AwayFromZero);
}
