using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The lines, labels and places of a chart whose width is that of the page: across in percent, down in pixels.</summary>
sealed class ChartAxis
{
    const int Height = 200;
    const int Top = 12;
    const int Below = 24;
    const int Lines = 4;
    const int MostLabels = 4;
    const int LongLabel = 6;
    const int FewPlaces = 8;

    readonly long low;
    readonly long high;
    readonly long step;

    /// <summary>Lays the axis out.</summary>
    /// <param name="low">The least value; zero is always on the axis.</param>
    /// <param name="high">The largest value.</param>
    public ChartAxis(long low, long high)
    {
        low = Math.Min(0, low);
        high = Math.Max(0, high);
        step = StepOf(high - low);
        this.low = low < 0 ? -(((-low) + step - 1) / step * step) : 0;
        this.high = high == 0 && low < 0 ? 0 : Math.Max(step, (high + step - 1) / step * step);
    }

    public static int Total => Height + Top + Below;

    /// <summary>Where a value lies, in pixels from above.</summary>
    public decimal Y(long value) => Math.Round(Top + ((high - value) * (decimal)Height / (high - low)), 2);

    /// <summary>The lines across.</summary>
    public Markup Grid() => Html.Join(Values().Select(value => Html.Of(
        $"""<line class="{(value == 0 ? "zero" : "grid")}" x1="0" x2="100%" y1="{Y(value)}" y2="{Y(value)}"/>""")));

    /// <summary>The amounts of the lines, beside them in the margin that the style leaves at the left.</summary>
    public Markup Amounts(ReportFormat format) => Html.Join(Values().Select(value =>
        Html.Of($"""<text class="axis" x="-10" y="{Y(value) + 4}" text-anchor="end">{format.Tick(value)}</text>""")));

    /// <summary>The class of the drawing: wider at the left where amounts are long.</summary>
    public string Style(ReportFormat format) => Values().Max(value => format.Tick(value).Length) > LongLabel ? "chart far" : "chart";

    /// <summary>Labels below, as many as fit on a phone: the first, the last and some between; of few places each under its own.</summary>
    public static Markup Labels(IReadOnlyList<string> names)
    {
        var count = Math.Min(MostLabels, names.Count);
        List<Markup> labels = [];
        for (var index = 0; index < count; index++)
        {
            var place = count == 1 ? 0 : index * (names.Count - 1) / (count - 1);
            var isCentred = names.Count <= FewPlaces || (index > 0 && index < count - 1);
            var anchor = isCentred ? "middle" : index == 0 ? "start" : "end";
            var x = isCentred ? Middle(place, names.Count) : index == 0 ? 0m : 100m;
            labels.Add(Html.Of($"""<text class="axis" x="{x}%" y="{Total - 6}" text-anchor="{anchor}">{names[place]}</text>"""));
        }

        return Html.Join(labels);
    }

    /// <summary>The middle of a place among several, in percent of the width.</summary>
    public static decimal Middle(int place, int count) => Math.Round((place + 0.5m) * 100 / count, 3);

    IEnumerable<long> Values()
    {
        for (var value = low; value <= high; value += step) yield return value;
    }

    // 1, 2 or 5 times a power of ten, so that about four lines are enough; never finer than a cent.
    static long StepOf(long range)
    {
        long size = Money.MicrosPerUnit / 100;
        for (var turn = 0; size * Lines < range; turn++)
            size = turn % 3 == 1 ? size / 2 * 5 : size * 2;
        return size;
    }
}
