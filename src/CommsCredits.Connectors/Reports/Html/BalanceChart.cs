using System.Text;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The balance as a line of steps, with a mark where money was paid in or expired.</summary>
static class BalanceChart
{
    const int Wide = 1000;

    public static Markup Draw(MoneyCourse money, ReportFormat format)
    {
        var days = money.Days;
        var axis = new ChartAxis(
            Math.Min(money.Opening, days.Min(day => day.Balance)), Math.Max(money.Opening, days.Max(day => day.Balance)));
        var alt = format.Texts.Fill(
            "money.alt",
            ("from", format.Date(days[0].Day)),
            ("to", format.Date(days[^1].Day)),
            ("opening", format.Glance(money.Opening)),
            ("closing", format.Glance(days[^1].Balance)),
            ("low", format.Glance(Math.Min(money.Opening, days.Min(day => day.Balance)))));
        var path = PathOf(money, axis);
        var area = $"{path}V{Html.Plain(axis.Y(0))}H0Z";
        var labels = ChartAxis.Labels([.. days.Select(day => format.Day(day.Day))]);
        return Html.Of(
            $"""
            <svg class="{axis.Style(format)}" role="img" aria-label="{alt}" height="{ChartAxis.Total}">
            {axis.Grid()}
            <svg width="100%" height="{ChartAxis.Total}" viewBox="0 0 {Wide} {ChartAxis.Total}" preserveAspectRatio="none">
            <path class="area" d="{new Markup(area)}"/><path class="line" d="{new Markup(path)}"/></svg>
            {Marks(money, axis, format)}{axis.Amounts(format)}{labels}
            </svg>
            {Legend(money, format)}
            """);
    }

    static string PathOf(MoneyCourse money, ChartAxis axis)
    {
        var path = new StringBuilder("M0 ").Append(Html.Plain(axis.Y(money.Opening)));
        var before = money.Opening;
        for (var place = 0; place < money.Days.Count; place++)
        {
            if (money.Days[place].Balance == before) continue;
            before = money.Days[place].Balance;
            path.Append('H').Append(Html.Plain(ChartAxis.Middle(place, money.Days.Count) * Wide / 100))
                .Append('V').Append(Html.Plain(axis.Y(before)));
        }

        return path.Append('H').Append(Html.Plain(Wide)).ToString();
    }

    static Markup Marks(MoneyCourse money, ChartAxis axis, ReportFormat format)
    {
        List<Markup> marks = [];
        for (var place = 0; place < money.Days.Count; place++)
        {
            var day = money.Days[place];
            var x = ChartAxis.Middle(place, money.Days.Count);
            if (day.Expiries > 0) marks.Add(Mark("expiry", x, axis.Y(day.Balance), "legend.expiry", day.Expiries, day.Day, format));
            if (day.Fundings > 0) marks.Add(Mark("funding", x, axis.Y(day.Balance), "legend.funding", day.Fundings, day.Day, format));
            if (day.Recharges > 0) marks.Add(Mark("recharge", x, axis.Y(day.Balance), "legend.recharge", day.Recharges, day.Day, format));
        }

        return Html.Join(marks);
    }

    static Markup Mark(string kind, decimal x, decimal y, string key, long micros, DateOnly day, ReportFormat format) => Html.Of(
        $"""
        <svg class="mark {kind}" x="{x}%" y="{y}" overflow="visible">
        <title>{format.Date(day)}: {format.Texts[key]} {format.Glance(micros)}</title>{Shape(kind)}</svg>
        """);

    // Form tells them apart, not colour alone.
    static Markup Shape(string kind) => new(kind switch
    {
        "funding" => "<circle r=\"5.5\"/>",
        "recharge" => "<path d=\"M0-7 7 0 0 7-7 0Z\"/>",
        _ => "<path d=\"M-6-5H6L0 6Z\"/>",
    });

    static Markup Legend(MoneyCourse money, ReportFormat format)
    {
        List<Markup> items = [Item(new Markup("<path class=\"line\" d=\"M0 8H16\"/>"), "legend.balance", format)];
        if (money.Days.Any(day => day.Fundings > 0)) items.Add(Item("funding", "legend.funding", format));
        if (money.Days.Any(day => day.Recharges > 0)) items.Add(Item("recharge", "legend.recharge", format));
        if (money.Days.Any(day => day.Expiries > 0)) items.Add(Item("expiry", "legend.expiry", format));
        return Html.Of($"<ul class=\"legend\">{Html.Join(items)}</ul>");
    }

    static Markup Item(string kind, string key, ReportFormat format) => Item(
        Html.Of($"<svg class=\"mark {kind}\" x=\"8\" y=\"8\" overflow=\"visible\">{Shape(kind)}</svg>"), key, format);

    static Markup Item(Markup drawing, string key, ReportFormat format) =>
        Html.Of($"<li><svg class=\"key\" aria-hidden=\"true\">{drawing}</svg>{format.Texts[key]}</li>");
}
