namespace CommsCredits.Connectors;

/// <summary>Time as a spreadsheet counts it: in days, since the end of 1899.</summary>
static class SheetDays
{
    /// <summary>How many decimals a number of days has: a hundred-thousandth of a second, more than a sheet shows.</summary>
    public const int Decimals = 10;

    /// <summary>The parts of <see cref="Decimals"/> decimals that make a day.</summary>
    public const long PartsPerDay = 10_000_000_000;

    // A day has 864,000,000,000 ticks and 10,000,000,000 parts.
    const long TicksPerTenParts = TimeSpan.TicksPerDay * 10 / PartsPerDay;

    // The day that spreadsheets count from. Before March 1900 their calendar is wrong.
    static readonly long Epoch = new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Utc).Ticks;
    static readonly long FirstSafeDay = new DateTime(1900, 3, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <summary>Whether a spreadsheet shows the moment as it is.</summary>
    /// <param name="ticks">Of a moment in UTC.</param>
    public static bool Holds(long ticks) => ticks >= FirstSafeDay;

    /// <summary>A moment as parts of days.</summary>
    /// <param name="ticks">Of a moment in UTC that a sheet holds.</param>
    /// <returns>Days × <see cref="PartsPerDay"/>, rounded half up.</returns>
    public static long OfMoment(long ticks) => OfDuration(ticks - Epoch);

    /// <summary>A duration as parts of days.</summary>
    /// <param name="ticks">Zero or above.</param>
    /// <returns>Days × <see cref="PartsPerDay"/>, rounded half up.</returns>
    /// <remarks>In whole numbers, since a division of decimals for each call is what a large sheet would wait for.</remarks>
    public static long OfDuration(long ticks)
    {
        var (days, rest) = Math.DivRem(ticks, TimeSpan.TicksPerDay);
        return (days * PartsPerDay) + (((rest * 10) + (TicksPerTenParts / 2)) / TicksPerTenParts);
    }
}
