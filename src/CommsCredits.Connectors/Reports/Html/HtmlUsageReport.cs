using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>
/// A usage report as one HTML file that asks for nothing from anywhere: charts, top lists, sums by day and the grouped summary, for
/// screens of any width and for paper. Single calls are left to spreadsheets; the page says so.
/// </summary>
public sealed class HtmlUsageReport : IUsageReportWriter
{
    /// <inheritdoc/>
    public void Write(Stream target, UsageReport report, CultureInfo culture, CancellationToken cancellation)
    {
        var tally = UsageTally.Of(report.Calls, cancellation);
        var format = new ReportFormat(culture, report.Account?.Currency.Code ?? string.Empty, TimeZoneInfo.Utc);
        var texts = format.Texts;
        var page = new ReportPage(texts);
        var sections = new UsageSections(page, tally, format);
        if (tally.All.Calls == 0) page.Section(texts["section.days"], texts["empty.calls"], Markup.None);
        sections.Attention(report.Money);
        if (report.Money is { } money) SharedSections.Money(page, money, format);
        sections.Days();
        sections.WhoPaid();
        sections.Destinations();
        sections.Users();
        SharedSections.Pools(page, report.Pools, namesMonth: true, format);
        sections.Summary(report.GroupBy, report.Summary);
        sections.Refusals();
        sections.Dearest();
        page.Write(
            target,
            texts["kind.usage"],
            Html.Outside(report.Title),
            report.Title,
            Facts(report, tally, format),
            Figures(report, tally, format),
            Shows(tally, format));
    }

    static IEnumerable<HeadFact> Facts(UsageReport report, UsageTally tally, ReportFormat format)
    {
        if (report.Account is { } account && account.Name != report.Title)
            yield return new HeadFact(format.Texts["meta.account"], Html.Outside(account.Name));
        yield return new HeadFact(format.Texts["meta.period"], Html.Of($"{Period(report, tally, format)}"));
        yield return new HeadFact(format.Texts["meta.made"], Html.Of($"{format.Moment(report.MadeAt)} UTC"));
        List<Markup> filters = [.. ReportFilters.Of(report.Choice, format.Texts, format.Numbers).Select(Filter)];
        if (filters.Count > 0)
            yield return new HeadFact(format.Texts["meta.filter"], Html.Of($"<ul>{Html.Join(filters)}</ul>"), IsLine: true);
    }

    static Markup Filter((string Name, string Value) filter) => filter.Name.Length == 0
        ? Html.Of($"<li>{filter.Value}</li>")
        : Html.Of($"<li><span class=\"soft\">{filter.Name}</span> {Html.Outside(filter.Value)}</li>");

    // The end is exclusive: a report to the first of a month shows the days before it. Without bounds it is that of the calls.
    static string Period(UsageReport report, UsageTally tally, ReportFormat format)
    {
        var days = tally.Days;
        var from = report.From is { } first ? format.Date(first) : string.Empty;
        var to = report.To is { } end && end > DateTimeOffset.MinValue ? format.Date(end.AddTicks(-1)) : string.Empty;
        return (report.From, report.To) switch
        {
            (not null, not null) => Range(from, to, format),
            (not null, null) => format.Texts.Fill("period.from", ("from", from)),
            (null, not null) => format.Texts.Fill("period.until", ("to", to)),
            _ when days.Count > 0 => Range(format.Date(days[0].Day), format.Date(days[^1].Day), format),
            _ => format.Texts["period.all"],
        };
    }

    static string Range(string from, string to, ReportFormat format) =>
        from == to ? from : format.Texts.Fill("period.range", ("from", from), ("to", to));

    static IEnumerable<HeadFigure> Figures(UsageReport report, UsageTally tally, ReportFormat format)
    {
        var texts = format.Texts;
        yield return new HeadFigure(
            texts["kpi.charged"],
            format.Glance(tally.All.Charge),
            tally.Days.Count == 0 ? string.Empty : texts.Fill("note.average", ("amount", format.Glance(tally.All.Charge / tally.Days.Count))));
        if (report.Money is { Days.Count: > 0 } money)
            yield return new HeadFigure(texts["kpi.balance"], format.Glance(money.Days[^1].Balance), format.Date(money.Days[^1].Day));
        yield return new HeadFigure(
            texts["kpi.calls"], format.Count(tally.All.Calls), format.Counted("note.users", tally.Users));
        yield return new HeadFigure(texts["kpi.minutes"], format.Count(tally.All.Minutes), string.Empty);
        yield return new HeadFigure(
            texts["kpi.pool"],
            format.Count(tally.All.PoolMinutes),
            texts.Fill("note.pershare", ("share", format.Percent(tally.All.PoolMinutes, tally.All.Minutes))));
    }

    static IEnumerable<string> Shows(UsageTally tally, ReportFormat format)
    {
        var texts = format.Texts;
        yield return texts.Fill("shows.usage", ("calls", format.Counted("note.calls", tally.All.Calls)));
        yield return texts.Fill("shows.rounded", ("decimals", format.Count(format.Decimals)));
        yield return texts["shows.sort"];
    }
}
