namespace CommsCredits.Engine;

/// <summary>Tells the calendar month of a moment in one time zone, and when that month begins and ends.</summary>
public sealed class MonthClock
{
    private static readonly Month First = new(1, 1);

    private readonly TimeZoneInfo zone;
    private DateTimeOffset cachedFrom = DateTimeOffset.MaxValue;
    private DateTimeOffset cachedTo = DateTimeOffset.MinValue;
    private Month cached;

    private MonthClock(TimeZoneInfo zone) => this.zone = zone;

    /// <summary>The months of a zone.</summary>
    /// <param name="timeZone">IANA or Windows id.</param>
    /// <returns>The clock.</returns>
    /// <exception cref="CommsCreditException"><c>ParameterInvalid</c>: the system knows no such zone.</exception>
    public static MonthClock Of(string timeZone)
    {
        try
        {
            return new MonthClock(TimeZoneInfo.FindSystemTimeZoneById(timeZone));
        }
        catch (Exception missing) when (missing is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new CommsCreditException(
                ErrorIds.ParameterInvalid,
                $"'{timeZone}' is not a time zone of this system.",
                timeZone,
                "Give an IANA id such as Europe/Berlin, or UTC.",
                missing);
        }
    }

    /// <summary>The month a moment lies in.</summary>
    /// <param name="moment">Any moment.</param>
    /// <returns>The calendar month in this zone.</returns>
    public Month MonthOf(DateTimeOffset moment)
    {
        // Calls come in order, so nearly all of them lie in the month of the one before.
        if (moment < cachedFrom || moment >= cachedTo)
        {
            DateTimeOffset local = TimeZoneInfo.ConvertTime(moment, zone);
            cached = new Month(local.Year, local.Month);
            (cachedFrom, cachedTo) = Bounds(cached);
        }

        return cached;
    }

    /// <summary>When a month begins and when the next one does, in UTC.</summary>
    /// <param name="month">The month.</param>
    /// <returns>Inclusive start and exclusive end.</returns>
    public (DateTimeOffset From, DateTimeOffset To) Bounds(Month month) => (FirstMoment(month), FirstMoment(Next(month)));

    private static Month Next(Month month) => month.Number == 12 ? new Month(month.Year + 1, 1) : month with { Number = month.Number + 1 };

    // Clock changes at midnight make local arithmetic treacherous, so the first moment is searched for in UTC: whatever the
    // zone does, bounds and MonthOf agree to the tick.
    private DateTimeOffset FirstMoment(Month month)
    {
        if (month.Key <= First.Key || month.Year > DateTimeOffset.MaxValue.Year)
        {
            return month.Key <= First.Key ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue;
        }

        DateTimeOffset near = new(month.Year, month.Number, 1, 0, 0, 0, TimeSpan.Zero);
        long before = near.AddDays(-1).UtcTicks;
        long inside = near.AddDays(1).UtcTicks;
        while (inside - before > 1)
        {
            long middle = before + ((inside - before) / 2);
            DateTimeOffset local = TimeZoneInfo.ConvertTime(new DateTimeOffset(middle, TimeSpan.Zero), zone);
            if (new Month(local.Year, local.Month).Key < month.Key)
            {
                before = middle;
            }
            else
            {
                inside = middle;
            }
        }

        return new DateTimeOffset(inside, TimeSpan.Zero);
    }
}
