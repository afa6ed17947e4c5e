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

    /// <summary>No line matches.</summary>
    /// <param name="what">The number or country asked for.</param>
    /// <returns>The error to report.</returns>
    public static CommsCreditException RateNotFound(string what) => new(
        ErrorIds.RateNotFound,
        $"No rate card in force then has a rate for {what}.",
        what,
        "Import a card that has one: Import-CommsCreditRateCard.");
}
