namespace CommsCredits.Engine;

/// <summary>Tells the calendar month of a moment in one time zone, and when that month begins and ends.</summary>
public sealed class MonthClock
{
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
    public (DateTimeOffset From, DateTimeOffset To) Bounds(Month month)
    {
        DateTime first = new(month.Year, month.Number, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return (ToUtc(first), ToUtc(first.AddMonths(1)));
    }

    private DateTimeOffset ToUtc(DateTime local)
    {
        // Where midnight is skipped by a clock change, the month begins with the first moment that exists.
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
