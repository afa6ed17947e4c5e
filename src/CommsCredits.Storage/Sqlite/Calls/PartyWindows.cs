using System.Globalization;
using System.Text;

namespace CommsCredits.Storage;

/// <summary>
/// The calls of a user, who may be several parties, some days at a time in their order, so that a page is put in order by the days it
/// shows.
/// </summary>
internal static class PartyWindows
{
    private const string Source = """
        call_of_party AS listed CROSS JOIN json_each('[' || listed.calls || ']') AS owned
        CROSS JOIN call ON call.call_no = owned.value
        """;

    /// <summary>All days of a period.</summary>
    /// <param name="statements">The statements of the view.</param>
    /// <param name="account">The account.</param>
    /// <param name="parties">The numbers of the parties, at least one.</param>
    /// <param name="period">The period in ticks.</param>
    /// <returns>A day, then two, then four and so on: most users call a few times a day.</returns>
    public static IEnumerable<CallWindow> Of(
        Statements statements, int account, IReadOnlyList<int> parties, (long? From, long? To) period)
    {
        if (DayTotals.Span(statements, account) is not { } known)
        {
            yield break;
        }

        long last = period.To is { } to ? Math.Min(known.Last, CallRows.DayOf(to)) : known.Last;
        long count = 1;
        for (long day = period.From is { } from ? Math.Max(known.First, CallRows.DayOf(from)) : known.First; day <= last; count *= 2)
        {
            yield return Of(parties, day, Math.Min(last, day + count - 1));
            day += count;
        }
    }

    /// <summary>The calls of some days.</summary>
    /// <param name="parties">The numbers of the parties, at least one.</param>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    public static CallWindow Of(IReadOnlyList<int> parties, long first, long last) => new(
        Source,
        value => $"listed.day IN (SELECT value FROM json_each({value(Days(first, last))})) AND {CallWindow.OfAny("listed", parties)}");

    // Each day is looked up by itself: the rows of a day are those of all parties.
    private static string Days(long first, long last)
    {
        StringBuilder days = new("[");
        for (long day = first; day <= last; day++)
        {
            days.Append(CultureInfo.InvariantCulture, $"{day},");
        }

        days[^1] = ']';
        return days.ToString();
    }
}
