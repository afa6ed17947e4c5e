using System.Globalization;

namespace CommsCredits.Bench;

/// <summary>What a rival that is a script of its own counted and took.</summary>
/// <param name="Sums">What it counted.</param>
/// <param name="Told">What else it said about itself, by name.</param>
internal sealed record RivalResult(CallSums Sums, IReadOnlyDictionary<string, string> Told)
{
    /// <summary>Reads sums among which lines of a name and a value stand, such as <c>elapsed|1.5</c>.</summary>
    public static RivalResult Parse(string source, CommandResult result)
    {
        ILookup<bool, string> lines = result.Lines.ToLookup(line => line.Count(letter => letter == '|') == 1);
        return new RivalResult(
            CallSums.Parse(source, [.. lines[false]]),
            lines[true].Select(line => line.Split('|')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal));
    }

    /// <summary>Seconds that it measured itself.</summary>
    public double Seconds(string name) => double.Parse(Told[name], CultureInfo.InvariantCulture);
}
