using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The statement of a month as one HTML file that asks for nothing from anywhere.</summary>
public sealed class HtmlStatement : IStatementWriter
{
    /// <inheritdoc/>
    public void Write(Stream target, Statement statement, CultureInfo culture)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(statement.Account.Settings.TimeZone);
        var format = new ReportFormat(culture, statement.Account.Currency.Code, zone);
        var texts = format.Texts;
        format.Show([statement.Opening, statement.Closing, statement.ClosingInGrace, .. statement.Flows.Values]);
        format.Show(statement.ByUser.Select(sum => sum.Charge));
        format.Show(statement.ByDepartment.Select(sum => sum.Charge));
        format.Show(statement.Lots.Select(lot => lot.Remaining));
        format.Show(statement.Corrections.Select(posting => posting.BalanceChange));
        format.Show(statement.Money.Days.Select(day => day.Balance));

        var page = new ReportPage(texts);
        var sections = new StatementSections(page, statement, format);
        sections.Sum();
        sections.Lots();
        SharedSections.Money(page, statement.Money, format);
        sections.Payments();
        sections.OrdersWithoutFunds();
        sections.Charges("section.departments", UsageKey.Department, "none.department", statement.ByDepartment);
        sections.Charges("section.charged", UsageKey.User, "none.user", statement.ByUser);
        SharedSections.Pools(page, statement.Pools, namesMonth: false, format);
        sections.Expired();
        sections.Corrections();
        var title = $"{texts["kind.statement"]} {format.MonthName(statement.Month)}";
        page.Write(
            target,
            texts["kind.statement"],
            Html.Of($"{format.MonthName(statement.Month)}"),
            title,
            Facts(statement, format),
            Figures(statement, format),
            Shows(statement, format));
    }

    static IEnumerable<HeadFact> Facts(Statement statement, ReportFormat format)
    {
        var texts = format.Texts;
        yield return new HeadFact(texts["meta.account"], Html.Outside(statement.Account.Name));
        yield return new HeadFact(texts["meta.period"], Html.Of($"{Period(statement, format)}"));
        yield return new HeadFact(texts["meta.zone"], Html.Of($"{statement.Account.Settings.TimeZone}"));
        yield return new HeadFact(texts["meta.made"], Html.Of($"{format.Moment(statement.MadeAt)}"));
    }

    static string Period(Statement statement, ReportFormat format)
    {
        var range = format.Texts.Fill(
            "period.range", ("from", format.Date(statement.From)), ("to", format.Date(statement.To.AddTicks(-1))));
        return statement.MadeAt < statement.To
            ? $"{range} ({format.Texts.Fill("period.open", ("made", format.Date(statement.MadeAt)))})"
            : range;
    }

    static IEnumerable<HeadFigure> Figures(Statement statement, ReportFormat format)
    {
        var texts = format.Texts;
        yield return new HeadFigure(texts["kpi.opening"], format.Glance(statement.Opening), string.Empty);
        yield return new HeadFigure(
            texts["kpi.in"], format.Glance(statement.Fundings + statement.Recharges - statement.Undone), string.Empty);
        yield return new HeadFigure(
            texts["kpi.out"],
            format.Glance(statement.NetCharges),
            format.Counted("note.calls", statement.ByDepartment.Sum(sum => sum.Calls)));
        yield return new HeadFigure(
            texts["kpi.closing"],
            format.Glance(statement.Closing),
            statement.ClosingInGrace > 0 ? texts.Fill("note.grace", ("amount", format.Glance(statement.ClosingInGrace))) : string.Empty);
    }

    static IEnumerable<string> Shows(Statement statement, ReportFormat format)
    {
        var texts = format.Texts;
        yield return texts.Fill(
            "shows.statement",
            ("zone", statement.Account.Settings.TimeZone),
            ("from", format.Date(statement.From)),
            ("to", format.Date(statement.To.AddTicks(-1))));
        yield return texts.Fill("shows.minutes", ("decimals", format.Count(format.Decimals)));
        yield return texts["shows.sort"];
    }
}
