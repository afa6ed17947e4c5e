using System.Globalization;

namespace CommsCredits.Bench;

/// <summary>One line of the table.</summary>
/// <param name="Race">What ran against what.</param>
internal sealed record RaceRow(string Race)
{
    /// <summary>Our seconds.</summary>
    public double? Ours { get; init; }

    /// <summary>The rival's seconds; null where he was skipped or there is none.</summary>
    public double? Rival { get; init; }

    /// <summary>The highest ratio allowed, or null where the race is for information.</summary>
    public double? Goal { get; init; }

    /// <summary>How far our memory grew, in bytes.</summary>
    public long? GrowthBytes { get; init; }

    /// <summary>How far it may grow, in bytes, where this is the race.</summary>
    public long? GrowthGoalBytes { get; init; }

    /// <summary>Ours divided by the rival's.</summary>
    public double? Ratio => Ours / Rival;

    /// <summary>Whether the goal is met; null where there is none, or nobody ran against us.</summary>
    public bool? IsMet => GrowthGoalBytes is { } limit ? GrowthBytes <= limit : Goal is null || Ratio is null ? null : Ratio <= Goal;

    /// <summary>As a line of Markdown.</summary>
    public override string ToString()
    {
        string goal = GrowthGoalBytes is { } limit ? $"≤ {limit / 1e6:0} MB" : Goal is { } highest ? "≤ " + Text(highest, "0.00") : "-";
        string ratio = Text(Ratio, Ratio < 0.1 ? "0.000" : "0.00");
        string growth = GrowthBytes is { } grown ? "+" + Text(grown / 1e6, "0") : "-";
        string verdict = IsMet switch { true => "met", false => "not met", null => Goal is null ? "-" : "no rival" };
        return $"| {Race} | {Text(Ours, Decimals(Ours))} | {Text(Rival, Decimals(Rival))} | {ratio} | {goal} | {verdict} | {growth} |";
    }

    // Queries take milliseconds, imports seconds.
    private static string Decimals(double? seconds) => seconds < 1 ? "0.0000" : "0.00";

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
