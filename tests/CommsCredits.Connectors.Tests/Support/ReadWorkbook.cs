using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace CommsCredits.Tests;

/// <summary>A workbook as the Open XML SDK reads it.</summary>
internal sealed record ReadWorkbook(Dictionary<string, List<ReadCell[]>> Sheets, Dictionary<string, string?> Filters, int Formulas, int Charts)
{
    public IEnumerable<string> CallSheets => Sheets.Keys.Where(name => name.StartsWith("Calls", StringComparison.Ordinal));

    public static ReadWorkbook Of(byte[] file)
    {
        using SpreadsheetDocument book = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        WorkbookPart part = book.WorkbookPart!;
        Dictionary<string, List<ReadCell[]>> sheets = [];
        Dictionary<string, string?> filters = [];
        int formulas = 0;
        int charts = 0;
        foreach (Sheet sheet in part.Workbook.Descendants<Sheet>())
        {
            WorksheetPart page = (WorksheetPart)part.GetPartById(sheet.Id!);
            formulas += page.Worksheet.Descendants<CellFormula>().Count();
            charts += page.DrawingsPart?.ChartParts.Count() ?? 0;
            filters.Add(sheet.Name!, page.Worksheet.Descendants<AutoFilter>().SingleOrDefault()?.Reference?.Value);
            sheets.Add(sheet.Name!, [.. page.Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>()
                .Select(cell => new ReadCell(cell.InnerText, cell.DataType?.InnerText, cell.StyleIndex?.InnerText)).ToArray())]);
        }

        return new ReadWorkbook(sheets, filters, formulas, charts);
    }

    /// <summary>What the SDK's validator finds fault with.</summary>
    public static string[] Faults(byte[] file)
    {
        using SpreadsheetDocument book = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book)
            .Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}")];
    }
}

/// <summary>A cell as the Open XML SDK reads it.</summary>
internal sealed record ReadCell(string Text, string? Type, string? Style)
{
    /// <summary>Its number; 0 where it is empty.</summary>
    public decimal Number => Text.Length == 0 ? 0 : decimal.Parse(Text, CultureInfo.InvariantCulture);

    /// <summary>Its moment.</summary>
    public DateTime Moment => DateTime.FromOADate((double)Number);
}
