using System.Security;

namespace CommsCredits.Connectors;

/// <summary>A workbook, written sheet by sheet.</summary>
sealed class XlsxWorkbook : IDisposable
{
    const string Format = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    const string DrawingFormat = "application/vnd.openxmlformats-officedocument.";

    readonly XlsxPackage package;
    readonly List<string> sheets = [];

    /// <summary>Begins a workbook.</summary>
    /// <param name="target">Where to; it stays open.</param>
    public XlsxWorkbook(Stream target)
    {
        package = new XlsxPackage(target);
        package.Relate(string.Empty, ("officeDocument", "xl/workbook.xml"));
    }

    /// <summary>Begins a sheet; the one before must be closed.</summary>
    /// <param name="name">Its name, ours.</param>
    /// <returns>Where its XML goes; to be closed by the caller.</returns>
    public Stream BeginSheet(string name)
    {
        sheets.Add(name);
        return package.Begin($"xl/{SheetFile(sheets.Count)}", Format + "worksheet+xml");
    }

    /// <summary>Adds the one chart, to the last sheet, which names it as the drawing rId1 and is closed.</summary>
    /// <param name="drawing">Where it stands.</param>
    /// <param name="chart">What it shows.</param>
    public void AddChart(string drawing, string chart)
    {
        package.Relate($"xl/{SheetFile(sheets.Count)}", ("drawing", "../drawings/drawing1.xml"));
        package.Add("xl/drawings/drawing1.xml", DrawingFormat + "drawing+xml", drawing);
        package.Relate("xl/drawings/drawing1.xml", ("chart", "../charts/chart1.xml"));
        package.Add("xl/charts/chart1.xml", DrawingFormat + "drawingml.chart+xml", chart);
    }

    /// <summary>Writes what holds the sheets together: without it, and after an error, the file is no workbook.</summary>
    public void Complete()
    {
        package.Add("xl/styles.xml", Format + "styles+xml", XlsxStyles.Xml);
        package.Add("xl/workbook.xml", Format + "sheet.main+xml", Xml());
        package.Relate(
            "xl/workbook.xml",
            [.. sheets.Select((_, index) => ("worksheet", SheetFile(index + 1))), ("styles", "styles.xml")]);
        package.Complete();
    }

    /// <summary>Ends the zip.</summary>
    public void Dispose() => package.Dispose();

    static string SheetFile(int number) => FormattableString.Invariant($"worksheets/sheet{number}.xml");

    static string Sheet(string name, int number) => FormattableString.Invariant(
        $"<sheet name=\"{SecurityElement.Escape(name)}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");

    string Xml() => $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
          <sheets>{string.Concat(sheets.Select((name, index) => Sheet(name, index + 1)))}</sheets>
        </workbook>
        """;
}
