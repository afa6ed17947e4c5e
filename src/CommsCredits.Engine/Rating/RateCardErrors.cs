using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>What can be wrong with a rate card.</summary>
public static class RateCardErrors
{
    /// <summary>A line cannot be used.</summary>
    /// <param name="line">The line of the file, from 1.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <returns>The error to throw; nothing of the card is kept.</returns>
    public static CommsCreditException Line(long line, string reason) => new(
        ErrorIds.RateCardInvalid,
        string.Create(CultureInfo.InvariantCulture, $"Line {line}: {reason} Nothing of this card was imported."),
        line,
        "Mend the line and import the card again.");

    /// <summary>The card as a whole cannot be used.</summary>
    /// <param name="name">The card.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <param name="advice">What to do.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException Card(string name, string reason, string advice) =>
        new(ErrorIds.RateCardInvalid, $"Rate card '{name}': {reason}", name, advice);

    /// <summary>No card of that name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The error to report.</returns>
    public static CommsCreditException NotFound(string name) => new(
        ErrorIds.RateCardNotFound, $"There is no rate card '{name}'.", name, "See Get-CommsCreditRateCard.");

    /// <summary>No version of a card begins then.</summary>
    /// <param name="name">The name.</param>
    /// <param name="effectiveFrom">The beginning asked for; null for since ever.</param>
    /// <returns>The error to report.</returns>
    public static CommsCreditException VersionNotFound(string name, DateTimeOffset? effectiveFrom) => new(
        ErrorIds.RateCardNotFound,
        string.Create(CultureInfo.InvariantCulture, $"No version of rate card '{name}' begins {BeginningOf(effectiveFrom)}."),
        name,
        "See Get-CommsCreditRateCard.");

    /// <summary>Stored calls name the card, so it must stay.</summary>
    /// <param name="name">The name.</param>
    /// <param name="calls">How many calls.</param>
    /// <returns>The error to report; nothing was removed.</returns>
    public static CommsCreditException InUse(string name, long calls) => new(
        ErrorIds.RateCardInUse,
        string.Create(
            CultureInfo.InvariantCulture, $"{calls} stored calls were priced with rate card '{name}'; nothing of it was removed."),
        name,
        "To change prices, import a version with a later -EffectiveFrom. A version that priced no call can be removed by its -EffectiveFrom.");

    /// <summary>When a version begins, in words.</summary>
    /// <param name="effectiveFrom">The moment; null for since ever.</param>
    /// <returns>Part of a sentence.</returns>
    public static string BeginningOf(DateTimeOffset? effectiveFrom) =>
        effectiveFrom is { } from ? string.Create(CultureInfo.InvariantCulture, $"on {from:u}") : "since ever";

    /// <summary>No line matches.</summary>
    /// <param name="what">The number or country asked for.</param>
    /// <returns>The error to report.</returns>
    public static CommsCreditException RateNotFound(string what) => new(
        ErrorIds.RateNotFound,
        $"No rate card in force then has a rate for {what}.",
        what,
        "Import a card that has one: Import-CommsCreditRateCard.");
}
