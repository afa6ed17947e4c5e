using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>The calls of a period, some minutes at a time in their order, so that a page is put in order by the minutes it shows.</summary>
internal static class MinuteWindows
{
    /// <summary>Reads the minutes of an account in a period in which one of some payers paid, and how many calls they have.</summary>
    internal const string Minutes = """
        SELECT minute, last_call - first_call + 1 FROM call_of_minute
        WHERE account_id = ? AND minute >= ? AND minute <= ? AND payers & ? ORDER BY minute
        """;

    private const string Source =
        "call_of_minute AS span CROSS JOIN call ON call.call_no BETWEEN span.first_call AND span.last_call";

    /// <summary>All minutes of a period that have calls.</summary>
    /// <param name="statements">The statements of the view.</param>
    /// <param name="account">The account.</param>
    /// <param name="period">The period in ticks.</param>
    /// <param name="payer">Passes over minutes in which this payer paid for nothing; null for none.</param>
    /// <param name="missing">
    /// Tells how many calls are still looked for: the first window has about as many, and the next ones 2, 4, 8 times what is missing
    /// then, because few calls met the filter.
    /// </param>
    /// <returns>The windows, one after the other.</returns>
    public static IEnumerable<CallWindow> Of(
        Statements statements, int account, (long? From, long? To) period, Payer? payer, Func<int> missing)
    {
        long first = period.From is { } from ? MinuteCalls.MinuteOf(from) : long.MinValue;
        long last = period.To is { } to ? MinuteCalls.MinuteOf(to) : long.MaxValue;
        long payers = payer is { } only ? MinuteCalls.BitOf((int)only) : -1;
        for (long times = 1; Reach(statements, account, (first, last), payers, missing() * times) is { } end; times *= 2)
        {
            yield return Of(account, first, end, payers);
            first = end + 1;
        }
    }

    /// <summary>The calls of a period.</summary>
    /// <param name="account">The account.</param>
    /// <param name="from">Ticks, inclusive.</param>
    /// <param name="to">Ticks, exclusive.</param>
    public static CallWindow Between(int account, long from, long to)
    {
        CallWindow minutes = Of(account, MinuteCalls.MinuteOf(from), MinuteCalls.MinuteOf(to));
        return minutes with
        {
            Condition = value => $"{minutes.Condition(value)} AND start_time >= {value(from)} AND start_time < {value(to)}",
        };
    }

    /// <summary>The calls of some minutes.</summary>
    /// <param name="account">The account.</param>
    /// <param name="first">The first minute.</param>
    /// <param name="last">The last minute.</param>
    /// <param name="payers">Bits, one of which a minute has to have.</param>
    public static CallWindow Of(int account, long first, long last, long payers = -1) => new(
        Source,
        value => $"span.account_id = {value(account)} AND span.minute >= {value(first)} AND span.minute <= {value(last)} "
            + $"AND span.payers & {value(payers)}");

    // The minute in which so many calls are reached; the last that has any where there are fewer, null where there are none.
    private static long? Reach(Statements statements, int account, (long First, long Last) minutes, long payers, long wanted)
    {
        RawStatement row = statements.Hot(Minutes);
        row.Bind(account);
        row.Bind(minutes.First);
        row.Bind(minutes.Last);
        row.Bind(payers);
        long? end = null;
        for (long found = 0; found < wanted && row.Step(); found += row.Long(1))
        {
            end = row.Long(0);
        }

        row.Reset();
        return end;
    }
}
