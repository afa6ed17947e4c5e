namespace CommsCredits;

/// <summary>Minutes of a Calling Plan that the account sets itself.</summary>
public sealed class Allotment
{
    /// <summary>ISO 3166-1 alpha-2 country of the pool.</summary>
    public string Country { get; init; } = string.Empty;

    /// <summary>The plan.</summary>
    public string License { get; init; } = string.Empty;

    /// <summary>The first day they hold, as its midnight in UTC; nothing: since ever.</summary>
    public DateTimeOffset? EffectiveFrom { get; init; }

    /// <summary>Domestic minutes that one licence adds to a month; nothing where it is not known how many.</summary>
    public int? DomesticMinutes { get; init; }

    /// <summary>International minutes that one licence adds to a month; nothing where it is not known how many.</summary>
    public int? InternationalMinutes { get; init; }

    internal static Allotment Of(Engine.AllotmentOverride allotment) => new()
    {
        Country = allotment.Country,
        License = allotment.Plan.ToString(),
        EffectiveFrom = allotment.EffectiveFrom is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null,
        DomesticMinutes = allotment.DomesticMinutes,
        InternationalMinutes = allotment.InternationalMinutes,
    };

    /// <summary>The calendar day of a moment as it was written, whatever its offset: 2026-01-01 is that day everywhere.</summary>
    internal static DateOnly? DayOf(DateTimeOffset? moment) => moment is { } given ? DateOnly.FromDateTime(given.DateTime) : null;
}
