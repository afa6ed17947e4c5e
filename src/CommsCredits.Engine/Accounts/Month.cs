using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>A calendar month, the period of pools, spend limits and the recharge ceiling (rule M4).</summary>
/// <param name="Year">The year.</param>
/// <param name="Number">1 to 12.</param>
public readonly record struct Month(int Year, int Number)
{
    /// <summary>The month as one sortable number, such as 202611.</summary>
    public int Key => (Year * 100) + Number;

    /// <summary>The month of a sortable number.</summary>
    /// <param name="key">Such as 202611.</param>
    /// <returns>The month.</returns>
    public static Month FromKey(int key) => new(key / 100, key % 100);

    /// <summary>Reads <c>yyyy-MM</c>.</summary>
    /// <param name="text">Such as <c>2026-11</c>.</param>
    /// <returns>The month.</returns>
    /// <exception cref="CommsCreditException"><c>MonthInvalid</c>.</exception>
    public static Month Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? new Month(day.Year, day.Month)
            : throw new CommsCreditException(
                ErrorIds.MonthInvalid, $"'{text}' is not a month.", text, "Give a month as yyyy-MM, such as 2026-11.");

    /// <summary>The month as <c>yyyy-MM</c>.</summary>
    /// <returns>A text that <see cref="Parse"/> reads.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}");
}
