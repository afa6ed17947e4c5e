using System.Globalization;
using System.Security;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>A usage report as a workbook: the calls, their sums with a chart, and the pools. Rows go through and are not kept.</summary>
/// <param name="callsPerSheet">How many calls a sheet holds before the next continues; that of the format by default.</param>
public sealed class XlsxUsageReport(int callsPerSheet = XlsxUsageReport.MostCalls) : IUsageReportWriter
{
    /// <summary>The rows of a sheet less its heading.</summary>
    public const int MostCalls = 1_048_575;

    const string Format = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    const string SheetType = Format + "worksheet+xml";
    const string DrawingFormat = "application/vnd.openxmlformats-officedocument.";

    /// <inheritdoc/>
    public void Write(Stream target, UsageReport report, CultureInfo culture, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(report);
        var texts = SheetTexts.For(culture);
        using var package = new XlsxPackage(target);
        package.Relate(string.Empty, ("officeDocument", "xl/workbook.xml"));
        List<string> sheets = WriteCalls(package, report, texts, cancellation);
        var summary = new SummarySheet(report, texts);
        sheets.Add(SummarySheet.Name);
        summary.Write(BeginSheet(package, sheets.Count));
        if (summary.HasChart) AddChart(package, sheets.Count, summary);
        sheets.Add(PoolsSheet.Name);
        PoolsSheet.Write(BeginSheet(package, sheets.Count), report.Pools, texts);
        package.Add("xl/styles.xml", Format + "styles+xml", XlsxStyles.Xml);
        package.Add("xl/workbook.xml", Format + "sheet.main+xml", Workbook(sheets));
        package.Relate(
            "xl/workbook.xml",
            [.. sheets.Select((_, index) => ("worksheet", SheetFile(index + 1))), ("styles", "styles.xml")]);
        package.Complete();
    }

    static string SheetFile(int number) => FormattableString.Invariant($"worksheets/sheet{number}.xml");

    static Stream BeginSheet(XlsxPackage package, int number) => package.Begin($"xl/{SheetFile(number)}", SheetType);

    static void AddChart(XlsxPackage package, int sheet, SummarySheet summary)
    {
        package.Relate($"xl/{SheetFile(sheet)}", ("drawing", "../drawings/drawing1.xml"));
        package.Add("xl/drawings/drawing1.xml", DrawingFormat + "drawing+xml", summary.Drawing);
        package.Relate("xl/drawings/drawing1.xml", ("chart", "../charts/chart1.xml"));
        package.Add("xl/charts/chart1.xml", DrawingFormat + "drawingml.chart+xml", summary.Chart);
    }

    static string Workbook(List<string> sheets) => $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
          <sheets>{string.Concat(sheets.Select((name, index) => Sheet(name, index + 1)))}</sheets>
        </workbook>
        """;

    static string Sheet(string name, int number) => FormattableString.Invariant(
        $"<sheet name=\"{SecurityElement.Escape(name)}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");

    List<string> WriteCalls(XlsxPackage package, UsageReport report, SheetTexts texts, CancellationToken cancellation)
    {
        List<string> names = [];
        using var calls = report.Calls.GetEnumerator();
        var more = calls.MoveNext();
        do
        {
            names.Add(names.Count == 0 ? "Calls" : FormattableString.Invariant($"Calls {names.Count + 1}"));
            using var sheet = new CallsSheet(BeginSheet(package, names.Count), texts);
            for (; more && sheet.Calls < callsPerSheet; more = calls.MoveNext())
            {
                cancellation.ThrowIfCancellationRequested();
                sheet.Add(calls.Current, report.Account?.Currency.Code ?? string.Empty);
            }

            sheet.Complete();
        }
        while (more);
        return names;
    }
}
