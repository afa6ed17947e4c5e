using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using SheetColumn = DocumentFormat.OpenXml.Spreadsheet.Column;

namespace CommsCredits.Connectors;

/// <summary>Writes the rows of a small sheet, front to back; those of calls are <see cref="CallsSheet"/>s.</summary>
sealed class SheetWriter : IDisposable
{
    static readonly OpenXmlAttribute[][] Styles =
        [.. Enum.GetValues<CellStyle>().Select(style => new[] { new OpenXmlAttribute("s", string.Empty, Digits((int)style)) })];
    static readonly OpenXmlAttribute[][] StyledTexts =
        [.. Styles.Select(style => new[] { style[0], new OpenXmlAttribute("t", string.Empty, "inlineStr") })];
    static readonly OpenXmlAttribute[] Preserve =
        [new OpenXmlAttribute("xml", "space", "http://www.w3.org/XML/1998/namespace", "preserve")];

    readonly Stream part;
    readonly OpenXmlWriter writer;
    readonly Row row = new();
    readonly SheetCell cell = new();
    readonly CellValue value = new();
    readonly InlineString inline = new();
    readonly Text text = new();
    readonly int columns;
    int filtered;

    /// <summary>Begins a sheet: its first row stays in sight.</summary>
    /// <param name="part">Where to; it is closed with the sheet.</param>
    /// <param name="widths">The width of each column, in characters.</param>
    public SheetWriter(Stream part, IReadOnlyList<int> widths)
    {
        this.part = part;
        columns = widths.Count;
        writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument(standalone: true);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1D, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0U }));
        writer.WriteElement(new Columns(widths.Select((width, index) => new SheetColumn
        {
            Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
    }

    /// <summary>The rows begun, the heading among them.</summary>
    public int Rows { get; private set; }

    /// <summary>The letters of a column.</summary>
    /// <param name="index">From 0.</param>
    public static string Letters(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : Letters((index / 26) - 1) + (char)('A' + (index % 26));

    public void BeginRow()
    {
        writer.WriteStartElement(row);
        Rows++;
    }

    public void EndRow() => writer.WriteEndElement();

    /// <summary>Writes a whole row of headings.</summary>
    public void Headings(IEnumerable<string> names)
    {
        BeginRow();
        foreach (var name in names) Add(name, CellStyle.Heading);
        EndRow();
    }

    /// <summary>Ends the rows that filters choose among; sums may follow.</summary>
    public void EndTable() => filtered = Rows;

    /// <summary>A cell that holds a text and never a formula.</summary>
    public void Add(string? content, CellStyle style = CellStyle.Plain)
    {
        if (string.IsNullOrEmpty(content))
        {
            Skip(style);
            return;
        }

        writer.WriteStartElement(cell, StyledTexts[(int)style]);
        writer.WriteStartElement(inline);
        writer.WriteStartElement(text, Preserve);
        writer.WriteString(SheetText.Safe(content));
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>A cell that holds a number.</summary>
    public void Add(decimal number, CellStyle style) => Value(Digits(number), Styles[(int)style]);

    /// <summary>A cell that holds a moment.</summary>
    /// <param name="moment">By the clock that the sheet goes by.</param>
    public void Add(DateTime moment)
    {
        if (SheetDays.Holds(moment.Ticks)) Add(SheetDays.OfMoment(moment.Ticks) / (decimal)SheetDays.PartsPerDay, CellStyle.Moment);
        else Add(moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
    }

    /// <summary>A cell that holds a date.</summary>
    public void Add(DateOnly day) =>
        Add(SheetDays.OfMoment(day.ToDateTime(TimeOnly.MinValue).Ticks) / (decimal)SheetDays.PartsPerDay, CellStyle.Day);

    /// <summary>Leaves a cell empty.</summary>
    /// <param name="style">How it looks.</param>
    public void Skip(CellStyle style = CellStyle.Plain)
    {
        writer.WriteStartElement(cell, Styles[(int)style]);
        writer.WriteEndElement();
    }

    /// <summary>Ends the sheet.</summary>
    /// <param name="filter">Whether the headings offer filters.</param>
    /// <param name="drawing">The relation of a drawing, or null.</param>
    public void Complete(bool filter, string? drawing = null)
    {
        writer.WriteEndElement();
        if (filter)
            writer.WriteElement(new AutoFilter { Reference = $"A1:{Letters(columns - 1)}{Digits(filtered == 0 ? Rows : filtered)}" });
        if (drawing is not null) writer.WriteElement(new Drawing { Id = drawing });
        writer.WriteEndElement();
    }

    /// <summary>Closes the part.</summary>
    public void Dispose()
    {
        writer.Close();
        part.Dispose();
    }

    static string Digits(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    void Value(string content, OpenXmlAttribute[] attributes)
    {
        writer.WriteStartElement(cell, attributes);
        writer.WriteStartElement(value);
        writer.WriteString(content);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}
