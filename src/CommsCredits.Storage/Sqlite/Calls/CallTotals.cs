using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Sums calls by keys: whole days from the sums that are kept, what is left of a day from its calls.</summary>
/// <param name="statements">The statements of the view.</param>
/// <param name="account">The account.</param>
internal sealed class CallTotals(Statements statements, int account)
{
    /// <summary>Sums the calls that began in a period.</summary>
    /// <param name="keys">What to group by; none for one row.</param>
    /// <param name="from">Ticks, inclusive; null since ever.</param>
    /// <param name="to">Ticks, exclusive; null without end.</param>
    /// <returns>The rows, ordered by their keys.</returns>
    public IReadOnlyList<UsageSum> Started(IReadOnlyList<UsageKey> keys, long? from, long? to)
    {
        if (DayTotals.Span(statements, account) is not { } days)
        {
            return [];
        }

        long start = Math.Max(from ?? long.MinValue, days.First * TimeSpan.TicksPerDay);
        long stop = Math.Min(to ?? long.MaxValue, (days.Last + 1) * TimeSpan.TicksPerDay);

        // The days that lie in the period from midnight to midnight; without one, the whole period is a part of a day or two.
        long first = CallRows.DayOf(start + TimeSpan.TicksPerDay - 1);
        long end = Math.Max(first, CallRows.DayOf(stop));
        SumTable table = new(keys);
        foreach ((long since, long until, string? label) in Periods(keys, first, end))
        {
            AddKept(table, since, until, label);
        }

        AddCalls(table, start, Math.Min(stop, first * TimeSpan.TicksPerDay));
        AddCalls(table, Math.Max(start, end * TimeSpan.TicksPerDay), stop);
        return table.Rows(Shown);
    }

    /// <summary>Sums the calls whose records arrived in a period.</summary>
    /// <param name="keys">What to group by; none for one row.</param>
    /// <param name="from">Ticks, inclusive.</param>
    /// <param name="to">Ticks, exclusive.</param>
    /// <returns>The rows, ordered by their keys.</returns>
    public IReadOnlyList<UsageSum> Arrived(IReadOnlyList<UsageKey> keys, long from, long to)
    {
        SumTable table = new(keys);
        AddCalls(table, new CallWindow(
            "call",
            value => $"""
                batch_no IN (SELECT batch.batch_no FROM import_batch AS batch WHERE batch.account_id = {value(account)}
                    AND batch.written_at >= {value(from)} AND batch.written_at < {value(to)})
                """));
        return table.Rows(Shown);
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

    // Rows are summed by their numbers first: there are few of those, and SQLite would sort all rows to group them.
    private void AddKept(SumTable table, long first, long end, string? label)
    {
        Dictionary<(long Party, long Group), DayTotals.Sums> sums = [];
        RawStatement rows = statements.Hot(
            """
            SELECT party_no, group_no, calls, minutes, pool_minutes, charge FROM usage_day
            WHERE account_id = ? AND day >= ? AND day < ?
            """);
        rows.Bind(account);
        rows.Bind(first);
        rows.Bind(end);
        while (rows.Step())
        {
            (long Party, long Group) number = (table.HasParty ? rows.Long(0) : 0, table.HasGroup ? rows.Long(1) : 0);
            ref DayTotals.Sums sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, number, out _);
            sum = sum.Plus(new DayTotals.Sums(rows.Long(2), rows.Long(3), rows.Long(4), rows.Long(5)));
        }

        rows.Reset();
        foreach (((long party, long group), DayTotals.Sums sum) in sums)
        {
            (string? Name, string? Department) owner = table.HasParty ? Party(party) : default;
            UsageGroup shared = table.HasGroup ? Group(group) : default;
            table.Add(
                key => key switch
                {
                    UsageKey.User => owner.Name,
                    UsageKey.Department => owner.Department,
                    UsageKey.Country => shared.Country,
                    UsageKey.CallType => shared.CallType,
                    UsageKey.Payer => ((int)shared.Payer).ToString(CultureInfo.InvariantCulture),
                    UsageKey.Day => label,
                    _ => label![..7],
                },
                sum);
        }
    }

    private (string? Name, string? Department) Party(long number)
    {
        RawStatement row = statements.Hot("SELECT name_key, department FROM call_party WHERE party_no = ?");
        row.Bind(number);
        row.Step();
        (string?, string?) party = (row.Text(0), row.Text(1));
        row.Reset();
        return party;
    }

    private UsageGroup Group(long number)
    {
        RawStatement row = statements.Hot("SELECT country, call_type, payer FROM usage_group WHERE group_no = ?");
        row.Bind(number);
        row.Step();
        UsageGroup group = new(row.Text(0), row.Text(1)!, (Payer)row.Long(2));
        row.Reset();
        return group;
    }

    private void AddCalls(SumTable table, long from, long to)
    {
        if (from < to)
        {
            AddCalls(table, MinuteWindows.Between(account, from, to));
        }
    }

    private void AddCalls(SumTable table, CallWindow window)
    {
        string columns = string.Concat(table.Keys.Select(key => Column(key) + ", "));
        string groups = string.Join(", ", Enumerable.Range(1, table.Keys.Count).Select(index => index.ToString(CultureInfo.InvariantCulture)));
        List<object?> values = [account];
        string condition = window.Condition(value =>
        {
            values.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"${values.Count}");
        });
        List<(string?[] Keys, DayTotals.Sums Sums)> rows = statements.Rows(
            $"""
            SELECT {columns} count(*), coalesce(sum((duration_seconds + 59) / 60), 0), coalesce(sum(pool_minutes), 0),
                coalesce(sum(charge), 0)
            FROM {window.Source} WHERE call.account_id = $1 AND {condition} {(groups.Length == 0 ? string.Empty : "GROUP BY " + groups)}
            """,
            row => (
                table.Keys.Select((_, index) => row.TextOrNull(index)).ToArray(),
                new DayTotals.Sums(
                    row.GetInt64(table.Keys.Count),
                    row.GetInt64(table.Keys.Count + 1),
                    row.GetInt64(table.Keys.Count + 2),
                    row.GetInt64(table.Keys.Count + 3))),
            [.. values]);
        foreach ((string?[] keys, DayTotals.Sums sums) in rows)
        {
            table.Add(keys, sums);
        }
    }

    private static string Column(UsageKey key) => key switch
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

    // A recorded user is shown as he is written now.
    private string Shown(string nameKey)
    {
        RawStatement row = statements.Hot("SELECT user_principal_name FROM directory_user WHERE account_id = ? AND name_key = ?");
        row.Bind(account);
        row.Bind(nameKey);
        string shown = row.Step() ? row.Text(0)! : nameKey;
        row.Reset();
        return shown;
    }
}
