using System.Globalization;

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

    /// <summary>A limit is below zero.</summary>
    /// <param name="amount">What was given.</param>
    /// <param name="what">What it limits, such as <c>spend limit</c>.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException Negative(decimal amount, string what) => AccountErrors.Parameter(
        string.Create(CultureInfo.InvariantCulture, $"The {what} {amount} is below zero."), amount, "Give zero or more, or $null for no limit.");

    /// <summary>An amount has more than six decimals or is out of range.</summary>
    /// <param name="amount">What was given.</param>
    /// <param name="what">What the amount is for, such as <c>spend limit</c>.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException OverPrecise(decimal amount, string what) => new(
        ErrorIds.AmountNotWhole,
        string.Create(CultureInfo.InvariantCulture, $"The {what} {amount} has more than six decimals or is too large."),
        amount,
        "Give at most six decimals: money is kept in millionths.");
}
