using System.Globalization;

namespace CommsCredits.Storage;

/// <summary>Some days of the calls of a user, who may be several parties.</summary>
/// <param name="Parties">The numbers of the parties.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
internal sealed record PartyDays(IReadOnlyList<int> Parties, long First, long Last)
{
    /// <summary>What rows of <c>call_of_party AS listed</c> meet.</summary>
    public string Condition => string.Create(
        CultureInfo.InvariantCulture, $"{Of(Parties)} AND listed.day >= {First} AND listed.day <= {Last}");

    /// <summary>All days of a period, one after the other, so that a page is put in order by the days it shows.</summary>
    /// <param name="statements">The statements of the view.</param>
    /// <param name="parties">The numbers of the parties, at least one.</param>
    /// <param name="from">Inclusive; null since ever.</param>
    /// <param name="to">Null without end.</param>
    /// <returns>A day, then two, then four and so on: most users call a few times a day.</returns>
    public static IEnumerable<PartyDays> Of(Statements statements, IReadOnlyList<int> parties, DateTimeOffset? from, DateTimeOffset? to)
    {
        (long First, long Last)? all = statements.Rows(
            $"SELECT min(day), max(day) FROM call_of_party AS listed WHERE {Of(parties)}",
            row => row.IsDBNull(0) ? default((long, long)?) : (row.GetInt64(0), row.GetInt64(1)))[0];
        if (all is not { } known)
        {
            yield break;
        }

        long last = to is { } until ? Math.Min(known.Last, DayOf(until)) : known.Last;
        long count = 1;
        for (long day = from is { } since ? Math.Max(known.First, DayOf(since)) : known.First; day <= last; day += count, count *= 2)
        {
            yield return new PartyDays(parties, day, Math.Min(last, day + count - 1));
        }
    }

    private static long DayOf(DateTimeOffset moment) => CallRows.DayOf(Stored.Ticks(moment));

    private static string Of(IReadOnlyList<int> parties) => parties is [int only]
        ? string.Create(CultureInfo.InvariantCulture, $"listed.party_no = {only}")
        : $"listed.party_no IN ({string.Join(", ", parties)})";
}
