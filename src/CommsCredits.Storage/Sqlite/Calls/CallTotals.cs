using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Sums calls by keys: whole days from the sums that are kept, what is left of a day from its calls.</summary>
/// <param name="statements">The statements of the view.</param>
/// <param name="account">The account.</param>
internal sealed class CallTotals(Statements statements, int account)
{
    private const string Sums = """
        coalesce(sum(calls), 0), coalesce(sum(minutes), 0), coalesce(sum(pool_minutes), 0), coalesce(sum(charge), 0)
        """;

    /// <summary>Sums the calls that began in a period.</summary>
    /// <param name="keys">What to group by; none for one row.</param>
    /// <param name="from">Ticks, inclusive; null since ever.</param>
    /// <param name="to">Ticks, exclusive; null without end.</param>
    /// <returns>The rows, ordered by their keys.</returns>
    public IReadOnlyList<UsageSum> Started(IReadOnlyList<UsageKey> keys, long? from, long? to)
    {
        (long First, long Last)? kept = statements.Rows(
            "SELECT min(day), max(day) FROM usage_day WHERE account_id = $1",
            row => row.IsDBNull(0) ? default((long, long)?) : (row.GetInt64(0), row.GetInt64(1)),
            account)[0];
        if (kept is not { } days)
        {
            return [];
        }

        // The days that lie in the period from midnight to midnight.
        long first = from is { } begin ? Math.Max(days.First, CallRows.DayOf(begin + TimeSpan.TicksPerDay - 1)) : days.First;
        long end = to is { } stop ? Math.Min(days.Last + 1, CallRows.DayOf(stop)) : days.Last + 1;
        List<string> parts = [];
        if (first < end)
        {
            parts.AddRange(Periods(keys, first, end).Select(period => Kept(keys, period)));
        }

        long covered = first < end ? first * TimeSpan.TicksPerDay : (to ?? long.MaxValue);
        long rest = first < end ? end * TimeSpan.TicksPerDay : (to ?? long.MaxValue);
        Fragment(from ?? long.MinValue, Math.Min(covered, to ?? long.MaxValue));
        Fragment(Math.Max(rest, from ?? long.MinValue), to ?? long.MaxValue);
        return parts.Count == 0 ? [] : Read(keys, string.Join(" UNION ALL ", parts));

        void Fragment(long start, long until)
        {
            long there = Math.Max(start, days.First * TimeSpan.TicksPerDay);
            long last = Math.Min(until, (days.Last + 1) * TimeSpan.TicksPerDay);
            if (there < last)
            {
                parts.Add(Raw(keys, string.Create(CultureInfo.InvariantCulture, $"start_time >= {there} AND start_time < {last}")));
            }
        }
    }

    /// <summary>Sums the calls whose records arrived in a period.</summary>
    /// <param name="keys">What to group by; none for one row.</param>
    /// <param name="from">Ticks, inclusive.</param>
    /// <param name="to">Ticks, exclusive.</param>
    /// <returns>The rows, ordered by their keys.</returns>
    public IReadOnlyList<UsageSum> Arrived(IReadOnlyList<UsageKey> keys, long from, long to) => Read(keys, Raw(keys, string.Create(
        CultureInfo.InvariantCulture,
        $"""
        batch_no IN (SELECT batch.batch_no FROM import_batch AS batch
            WHERE batch.account_id = $1 AND batch.written_at >= {from} AND batch.written_at < {to})
        """)));

    // Rows are summed by their numbers first: there are few of those, and numbers are compared faster than names.
    private static string Kept(IReadOnlyList<UsageKey> keys, (long First, long End, string? Label) period)
    {
        bool party = keys.Any(key => key is UsageKey.User or UsageKey.Department);
        bool group = keys.Any(key => key is UsageKey.Country or UsageKey.CallType or UsageKey.Payer);
        string numbers = string.Join(", ", Names());
        string select = string.Concat(keys.Select(key => Kept(key, period.Label) + ", "));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT {select} calls, minutes, pool_minutes, charge FROM (
                SELECT {(numbers.Length > 0 ? numbers + "," : string.Empty)} sum(calls) AS calls, sum(minutes) AS minutes,
                    sum(pool_minutes) AS pool_minutes, sum(charge) AS charge
                FROM usage_day WHERE account_id = $1 AND day >= {period.First} AND day < {period.End}
                {(numbers.Length > 0 ? "GROUP BY " + numbers : string.Empty)}) AS kept
            {(party ? "JOIN call_party AS party ON party.party_no = kept.party_no" : string.Empty)}
            {(group ? "JOIN usage_group AS shared ON shared.group_no = kept.group_no" : string.Empty)}
            """);

        IEnumerable<string> Names()
        {
            if (party)
            {
                yield return "party_no";
            }

            if (group)
            {
                yield return "group_no";
            }
        }
    }

    // A day or a month at a time where those are asked for, so that no date is worked out row by row.
    private static IEnumerable<(long First, long End, string? Label)> Periods(IReadOnlyList<UsageKey> keys, long first, long end)
    {
        bool byDay = keys.Contains(UsageKey.Day);
        if (!byDay && !keys.Contains(UsageKey.Month))
        {
            yield return (first, end, null);
            yield break;
        }

        DateOnly epoch = DateOnly.FromDateTime(DateTime.UnixEpoch);
        for (long day = first; day < end;)
        {
            DateOnly date = epoch.AddDays((int)day);
            DateOnly next = byDay ? date.AddDays(1) : new DateOnly(date.Year, date.Month, 1).AddMonths(1);
            long until = Math.Min(end, next.DayNumber - epoch.DayNumber);
            yield return (day, until, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            day = until;
        }
    }

    private static string Kept(UsageKey key, string? label) => key switch
    {
        UsageKey.User => "party.name_key",
        UsageKey.Department => "party.department",
        UsageKey.Country => "shared.country",
        UsageKey.CallType => "shared.call_type",
        UsageKey.Payer => "shared.payer",
        UsageKey.Day => $"'{label}'",
        UsageKey.Month => $"'{label?[..7]}'",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, message: null),
    };

    private static string Raw(IReadOnlyList<UsageKey> keys, string condition) =>
        $"""
        SELECT {string.Concat(keys.Select(key => Raw(key) + ", "))} 1 AS calls, (duration_seconds + 59) / 60 AS minutes, pool_minutes, charge
        FROM call WHERE account_id = $1 AND {condition}
        """;

    private static string Raw(UsageKey key) => key switch
    {
        UsageKey.User => "name_key",
        UsageKey.Department => "department",
        UsageKey.Country => "country",
        UsageKey.CallType => "call_type",
        UsageKey.Payer => "payer",
        UsageKey.Day => "strftime('%Y-%m-%d', start_time / 10000000, 'unixepoch')",
        UsageKey.Month => "strftime('%Y-%m', start_time / 10000000, 'unixepoch')",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, message: null),
    };

    private List<UsageSum> Read(IReadOnlyList<UsageKey> keys, string parts)
    {
        string names = string.Join(", ", keys.Select((_, index) => Name(index)));
        string shown = string.Concat(keys.Select((key, index) => Shown(key, Name(index)) + ", "));
        string columns = string.Concat(keys.Select((_, index) => Name(index) + ", "));
        string order = keys.Count == 0 ? string.Empty : $"GROUP BY {names} ORDER BY "
            + string.Join(", ", Enumerable.Range(1, keys.Count).Select(index => index.ToString(CultureInfo.InvariantCulture)));
        List<UsageSum> sums = statements.Rows(
            $"""
            WITH part ({columns} calls, minutes, pool_minutes, charge) AS ({parts})
            SELECT {shown} {Sums} FROM part {order}
            """,
            row => new UsageSum(
                [.. keys.Select((key, index) => KeyText(key, row.TextOrNull(index)))],
                row.GetInt64(keys.Count),
                row.GetInt64(keys.Count + 1),
                row.GetInt64(keys.Count + 2),
                row.GetInt64(keys.Count + 3)),
            account);
        return sums.FindAll(sum => sum.Calls > 0);
    }

    // A recorded user is shown as he is written now, once for all his calls.
    private static string Shown(UsageKey key, string name) => key == UsageKey.User
        ? $"""
        coalesce((SELECT owner.user_principal_name FROM directory_user AS owner
            WHERE owner.account_id = $1 AND owner.name_key = {name}), {name})
        """
        : name;

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"key{index}");

    private static string? KeyText(UsageKey key, string? stored) => key == UsageKey.Payer && stored is not null
        ? ((Payer)byte.Parse(stored, CultureInfo.InvariantCulture)).ToString()
        : stored;
}
