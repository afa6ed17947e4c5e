using System.Collections;

namespace CommsCredits.Engine;

/// <summary>Sums calls while they pass by, so that a report of many calls is read once and holds only its sums.</summary>
/// <param name="keys">What to sum by; none for one row.</param>
public sealed class UsageTotals(IReadOnlyList<UsageKey> keys) : IReadOnlyList<UsageSum>
{
    private readonly Dictionary<string, (string?[] Keys, CallSum Sum)> sums = new(StringComparer.OrdinalIgnoreCase);
    private UsageSum[]? rows;

    /// <summary>How many rows there are, as far as calls have passed.</summary>
    public int Count => Rows.Length;

    private UsageSum[] Rows => rows ??= [.. sums.Values.Select(found => found.Sum.Row(found.Keys))
        .OrderBy(row => row.Keys, Comparer<IReadOnlyList<string?>>.Create(Compare))];

    /// <summary>A row, in the order of the keys; what has no value comes first.</summary>
    /// <param name="index">From 0.</param>
    public UsageSum this[int index] => Rows[index];

    /// <summary>Hands calls on and adds each to its sum.</summary>
    /// <param name="calls">The calls.</param>
    /// <returns>The same calls; the sums are complete when the last was taken.</returns>
    public IEnumerable<CallView> Watch(IEnumerable<CallView> calls)
    {
        foreach (CallView call in calls)
        {
            Add(call);
            yield return call;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<UsageSum> GetEnumerator() => ((IEnumerable<UsageSum>)Rows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(CallView call)
    {
        string?[] values = [.. keys.Select(key => ValueOf(key, call))];
        // A value cannot hold the separator and a missing one is no empty one.
        string index = string.Join('\u001F', values.Select(value => value is null ? "\0" : value));
        if (!sums.TryGetValue(index, out (string?[] Keys, CallSum Sum) found))
        {
            sums.Add(index, found = (values, new CallSum()));
        }

        found.Sum.Add(call);
        rows = null;
    }

    private static string? ValueOf(UsageKey key, CallView call) => key switch
    {
        UsageKey.User => call.UserPrincipalName,
        UsageKey.Department => call.Department,
        UsageKey.Country => call.Country,
        UsageKey.CallType => call.Record.CallType,
        UsageKey.Payer => call.Payer.ToString(),
        UsageKey.Day => call.Record.StartTime.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => call.Record.StartTime.UtcDateTime.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
    };

    private static int Compare(IReadOnlyList<string?>? left, IReadOnlyList<string?>? right)
    {
        int order = 0;
        for (int index = 0; order == 0 && index < left!.Count; index++)
        {
            order = StringComparer.OrdinalIgnoreCase.Compare(left[index], right![index]);
        }

        return order;
    }
}
