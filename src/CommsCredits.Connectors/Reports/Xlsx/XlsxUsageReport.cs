using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>A usage report as a workbook: the calls, their sums with a chart, and the pools. Rows go through and are not kept.</summary>
/// <param name="callsPerSheet">How many calls a sheet holds before the next continues; that of the format by default.</param>
public sealed class XlsxUsageReport(int callsPerSheet = XlsxUsageReport.MostCalls) : IUsageReportWriter
{
    /// <summary>The rows of a sheet less its heading.</summary>
    public const int MostCalls = 1_048_575;

    /// <inheritdoc/>
    public void Write(Stream target, UsageReport report, CultureInfo culture, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(report);
        var texts = SheetTexts.For(culture);
        using var book = new XlsxWorkbook(target);
        WriteCalls(book, report, texts, cancellation);
        var summary = new SummarySheet(report, texts, Filters(report, culture));
        summary.Write(book.BeginSheet(SummarySheet.Name));
        if (summary.HasChart) book.AddChart(summary.Drawing, summary.Chart);
        PoolsSheet.Write(book.BeginSheet(PoolsSheet.Name), report.Pools, texts);
        book.Complete();
    }

    static List<string> Filters(UsageReport report, CultureInfo culture)
    {
        var words = ReportTexts.For(culture);
        List<string> lines = [.. ReportFilters.Of(report.Choice, words, culture).Select(filter => ReportFilters.Line(filter, words))];
        return lines.Count == 0 ? lines : [words["meta.filter"], .. lines];
    }

    void WriteCalls(XlsxWorkbook book, UsageReport report, SheetTexts texts, CancellationToken cancellation)
    {
        using var calls = report.Calls.GetEnumerator();
        var more = calls.MoveNext();
        var number = 1;
        do
        {
            var name = number == 1 ? "Calls" : FormattableString.Invariant($"Calls {number}");
            using var sheet = new CallsSheet(book.BeginSheet(name), texts);
            for (; more && sheet.Calls < callsPerSheet; more = calls.MoveNext())
            {
                cancellation.ThrowIfCancellationRequested();
                sheet.Add(calls.Current, report.Account?.Currency.Code ?? string.Empty);
            }

            sheet.Complete();
            number++;
        }
        while (more);
    }
}
