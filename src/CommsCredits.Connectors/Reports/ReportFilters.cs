using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>What a usage report was filtered by, in words.</summary>
static class ReportFilters
{
    const string NoName = "";
    const int LongestLine = 200;

    /// <summary>Each filter with its value; the period is told apart.</summary>
    /// <param name="choice">Which calls the report is of.</param>
    /// <param name="texts">The words.</param>
    /// <param name="numbers">The culture of numbers.</param>
    /// <returns>Name and value, of which the value may come from outside; the name is empty where the value says it all.</returns>
    public static IEnumerable<(string Name, string Value)> Of(UsageChoice choice, ReportTexts texts, CultureInfo numbers)
    {
        var filter = choice.Filter;
        if (choice.AreGiven) yield return (NoName, texts["filter.given"]);
        if (filter.UsageId is { } call) yield return (texts["filter.call"], call.ToString());
        if (filter.User is { } user) yield return (texts["key.User"], user.ToString());
        if (filter.Department is { } department) yield return (texts["key.Department"], department);
        if (filter.CallType is { } type) yield return (texts["key.CallType"], type);
        if (filter.Country is { } country) yield return (texts["key.Country"], texts.Country(country));
        if (filter.Payer is { } payer) yield return (texts["key.Payer"], texts[$"payer.{payer}"]);
        if (filter.Reason is { } reason) yield return (texts["column.reason"], texts[$"reason.{reason}"]);
        if (filter.Refused is { } refused) yield return (NoName, texts[refused ? "filter.refused" : "filter.allowed"]);
        if (filter.Unrated is { } unrated) yield return (NoName, texts[unrated ? "filter.unrated" : "filter.rated"]);
        if (choice.First is { } first)
            yield return (NoName, texts.Fill(first == 1 ? "filter.first.one" : "filter.first", ("count", first.ToString("N0", numbers))));
    }

    /// <summary>A filter as one text.</summary>
    /// <param name="filter">Name and value, as <see cref="Of"/> has them.</param>
    /// <param name="texts">The words.</param>
    /// <returns>Such as <c>Country: Japan</c>.</returns>
    public static string Line((string Name, string Value) filter, ReportTexts texts) => filter.Name.Length == 0
        ? filter.Value
        : OutsideText.Line(texts.Fill("filter.named", ("name", filter.Name), ("value", filter.Value)), LongestLine);
}
