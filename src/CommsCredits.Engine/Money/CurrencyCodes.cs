using System.Collections.Frozen;
using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>The currencies of ISO 4217 that are in use.</summary>
public static class CurrencyCodes
{
    static readonly Lazy<Dictionary<string, int>> Loaded = new(() =>
        DataFile.Rows("currencies.csv", "code", "minor_digits")
            .ToDictionary(row => row[0], row => int.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.Ordinal));

    static readonly Lazy<FrozenDictionary<string, string>> Capital = new(() =>
        Loaded.Value.Keys.ToFrozenDictionary(code => code, string.Intern, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether this is the code of a currency in use.</summary>
    /// <param name="code">Three capital letters.</param>
    public static bool IsKnown(string code) => Loaded.Value.ContainsKey(code);

    /// <summary>The code of a currency in use.</summary>
    /// <param name="text">Three letters in any case.</param>
    /// <returns>Its three capital letters, the same text each time; or null.</returns>
    internal static string? Find(string text) => Capital.Value.TryGetValue(text, out string? code) ? code : null;

    /// <summary>How many decimals amounts of the currency are commonly written with: 2 for the euro, 0 for the yen.</summary>
    /// <param name="code">Three capital letters.</param>
    /// <returns>0 to 4, or null when the code is not known.</returns>
    public static int? MinorDigits(string code) => Loaded.Value.TryGetValue(code, out var digits) ? digits : null;
}
