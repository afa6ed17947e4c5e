namespace CommsCredits.Engine;

/// <summary>What can be wrong with an amount or a currency.</summary>
public static class MoneyErrors
{
    /// <summary>The code is not an active ISO 4217 code.</summary>
    /// <param name="code">What was given.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException CurrencyUnknown(string? code) => new(
        ErrorIds.CurrencyUnknown,
        $"'{code}' is not an ISO 4217 currency code.",
        code,
        "Give a three-letter code such as USD, EUR or GBP.");

    /// <summary>An amount has more than six decimals or is out of range.</summary>
    /// <param name="amount">What was given.</param>
    /// <param name="what">What the amount is for, such as <c>spend limit</c>.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException OverPrecise(decimal amount, string what) => new(
        ErrorIds.AmountNotWhole,
        $"The {what} {amount} has more than six decimals or is too large.",
        amount,
        "Give at most six decimals: money is kept in millionths.");
}
