using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>What credits paid, a bar for each day; a bar for each month where there are too many days.</summary>
static class SpendChart
{
    /// <summary>The most days that have a bar of their own.</summary>
    public const int MostDays = 92;

    /// <summary>Draws the bars.</summary>
    /// <param name="sums">Every day or month, in order and without gaps; at least one.</param>
    /// <param name="byMonth">Whether they are months, each by its first day.</param>
    /// <param name="format">The form of the report.</param>
    public static Markup Draw(IReadOnlyList<DaySum> sums, bool byMonth, ReportFormat format)
    {
        var axis = new ChartAxis(0, sums.Max(sum => sum.Charge));
        var highest = sums.MaxBy(sum => sum.Charge)!;
        var alt = format.Texts.Fill(
            "days.alt",
            ("from", Name(sums[0], byMonth, format)),
            ("to", Name(sums[^1], byMonth, format)),
            ("total", format.Glance(sums.Sum(sum => sum.Charge))),
            ("high", format.Glance(highest.Charge)),
            ("day", Name(highest, byMonth, format)));
        var labels = ChartAxis.Labels([.. sums.Select(sum => byMonth ? format.MonthShort(sum.Day) : format.Day(sum.Day))]);
        return Html.Of(
            $"""
            <svg class="{axis.Style(format)}" role="img" aria-label="{alt}" height="{ChartAxis.Total}">
            {axis.Grid()}{Bars(sums, byMonth, axis, format)}{axis.Amounts(format)}{labels}
            </svg>
            """);
    }

    /// <summary>The sums of months, each by its first day.</summary>
    public static IReadOnlyList<DaySum> Months(IEnumerable<DaySum> days) => [.. days
        .GroupBy(day => new DateOnly(day.Day.Year, day.Day.Month, 1))
        .Select(month => new DaySum(
            month.Key, month.Sum(day => day.Calls), month.Sum(day => day.Minutes), month.Sum(day => day.Charge)))];

    public static string Name(DaySum sum, bool byMonth, ReportFormat format) =>
        byMonth ? format.MonthShort(sum.Day) : format.Date(sum.Day);

    static Markup Bars(IReadOnlyList<DaySum> sums, bool byMonth, ChartAxis axis, ReportFormat format)
    {
        var width = Math.Min(9m, Math.Round(72m / sums.Count, 3));
        var floor = axis.Y(0);
        return Html.Join(sums
            .Select((sum, place) => (Sum: sum, X: ChartAxis.Middle(place, sums.Count) - (width / 2), Y: axis.Y(sum.Charge)))
            .Where(bar => bar.Sum.Charge > 0)
            .Select(bar => Html.Of(
                $"""
                <rect class="spend" x="{bar.X}%" width="{width}%" y="{bar.Y}" height="{Math.Max(1, floor - bar.Y)}">
                <title>{Name(bar.Sum, byMonth, format)}: {format.Glance(bar.Sum.Charge)}</title></rect>
                """)));
    }
}
