using System.Globalization;

namespace CommsCredits.Bench;

/// <summary>What somebody counts in the calls of an export. Whoever read the same file counts the same.</summary>
/// <param name="Source">Who counted.</param>
/// <param name="Rows">Calls.</param>
/// <param name="Seconds">Their durations together.</param>
/// <param name="DistinctIds">Different usage ids; null where it was not asked.</param>
/// <param name="Groups">By user and month, as <c>user|2026-01</c>: calls and seconds, as <c>17|4711</c>.</param>
internal sealed record CallSums(string Source, long Rows, long Seconds, long? DistinctIds, IReadOnlyDictionary<string, string> Groups)
{
    /// <summary>What a program wrote: first <c>rows|seconds|ids</c>, then a line <c>user|month|calls|seconds</c> for each group.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static CallSums Parse(string source, IReadOnlyList<string> lines)
    {
        string[] first = lines.Count > 0 ? lines[0].Split('|') : [];
        return first.Length == 3
            ? new CallSums(
                source, Number(first[0]), Number(first[1]), first[2].Length == 0 ? null : Number(first[2]), GroupsOf(lines.Skip(1)))
            : throw new InvalidDataException($"{source} wrote no sums.");
    }

    /// <summary>Lines of two keys and numbers, by their keys.</summary>
    public static Dictionary<string, string> GroupsOf(IEnumerable<string> lines)
    {
        Dictionary<string, string> groups = new(StringComparer.Ordinal);
        foreach (string line in lines)
        {
            int end = line.IndexOf('|', line.IndexOf('|', StringComparison.Ordinal) + 1);
            groups.Add(line[..end], line[(end + 1)..]);
        }

        return groups;
    }

    /// <summary>The first thing in which two counts differ, or null when they agree.</summary>
    public string? DifferenceTo(CallSums other)
    {
        if (Rows != other.Rows)
            return $"{Source} counts {Rows} rows, {other.Source} {other.Rows}";
        if (Seconds != other.Seconds)
            return $"{Source} adds up to {Seconds} seconds, {other.Source} to {other.Seconds}";
        if (DistinctIds is { } ids && other.DistinctIds is { } others && ids != others)
            return $"{Source} knows {ids} usage ids, {other.Source} {others}";
        return DifferenceOf(Source, Groups, other.Source, other.Groups);
    }

    /// <summary>The first group in which two counts differ, or null when they agree.</summary>
    public static string? DifferenceOf(
        string left, IReadOnlyDictionary<string, string> groups, string right, IReadOnlyDictionary<string, string> others)
    {
        foreach ((string key, string value) in groups)
        {
            string? other = others.GetValueOrDefault(key);
            if (other != value)
                return $"for {key} {left} has {value}, {right} has {other ?? "nothing"}";
        }

        return groups.Count == others.Count ? null : $"{left} has {groups.Count} users and months, {right} has {others.Count}";
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
