namespace CommsCredits.Engine;

/// <summary>Reads the balance over the days of a usage report.</summary>
internal static class UsageMoney
{
    /// <summary>The balance by UTC days, as reports of calls count them.</summary>
    /// <param name="ledger">The account's ledger.</param>
    /// <param name="firstCall">When the first call of the report began, or null where it has none.</param>
    /// <param name="from">Where the report begins; null: with its first call.</param>
    /// <param name="to">Where it ends, exclusive; null: now, since a call is posted a day or more after it was made.</param>
    /// <param name="now">Where it ends at the latest.</param>
    /// <returns>
    /// The course, which never begins before the first call and the first posting; null where money had not moved by the end of the
    /// report.
    /// </returns>
    public static MoneyCourse? Over(
        ILedgerTable ledger, DateTimeOffset? firstCall, DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset now)
    {
        DateTimeOffset end = to < now ? to.Value : now.AddTicks(1);
        if (ledger.Postings(from: null, end, kind: null, after: 0, limit: 1) is not [LedgerLine first, ..])
        {
            return null;
        }

        DateTimeOffset begun = firstCall ?? first.Posting.At;
        DateTimeOffset earliest = begun < first.Posting.At ? begun : first.Posting.At;
        DateTimeOffset begin = Midnight(from is null ? begun : from > earliest ? from.Value : earliest);
        if (begin >= end)
        {
            return null;
        }

        // Whole days, so that a day's end is that of the ledger also where the report ends at noon.
        DateTimeOffset lastMidnight = Midnight(end.AddTicks(-1)).AddDays(1);
        return new LedgerPeriod(ledger, begin, lastMidnight).Course(TimeZoneInfo.Utc, lastMidnight);
    }

    private static DateTimeOffset Midnight(DateTimeOffset moment) => new(moment.UtcDateTime.Date, TimeSpan.Zero);
}
