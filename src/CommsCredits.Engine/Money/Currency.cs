namespace CommsCredits.Engine;

/// <summary>An ISO 4217 currency, by its three-letter code.</summary>
/// <remarks>The default value has no code and equals no currency that <see cref="Parse"/> returns.</remarks>
public readonly record struct Currency
{
    private readonly string? code;

    private Currency(string code) => this.code = code;

    /// <summary>The three upper-case letters, or an empty text for the default value.</summary>
    public string Code => code ?? string.Empty;

    /// <summary>Reads a code in any letter case.</summary>
    /// <param name="text">Three letters, such as <c>eur</c>.</param>
    /// <returns>The currency.</returns>
    /// <exception cref="CommsCreditException"><c>CurrencyUnknown</c>: not an active ISO 4217 code.</exception>
    public static Currency Parse(string? text) =>
        TryParse(text, out Currency currency) ? currency : throw MoneyErrors.CurrencyUnknown(text);

    /// <summary>Reads a code in any letter case, without an exception.</summary>
    /// <param name="text">Three letters.</param>
    /// <param name="currency">The currency, or the default value.</param>
    /// <returns>Whether the text is an active ISO 4217 code.</returns>
    public static bool TryParse(string? text, out Currency currency)
    {
        string? known = CurrencyCodes.Find((text ?? string.Empty).Trim());
        currency = known is null ? default : new Currency(known);
        return known is not null;
    }

    /// <summary>Restores a currency from a store, which holds only codes that were parsed once.</summary>
    /// <param name="code">Three upper-case letters.</param>
    /// <returns>The currency.</returns>
    public static Currency FromStored(string code) => new(string.Intern(code));

    /// <inheritdoc/>
    public override string ToString() => Code;
}
