using System.Text;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>A sheet of calls, front to back: its first row stays in sight and offers filters.</summary>
sealed class CallsSheet : IDisposable
{
    const string Head = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">
        <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>
        """;

    readonly Stream part;
    readonly RowWriter rows;

    /// <summary>Begins a sheet with its headings.</summary>
    /// <param name="part">Where to; it is closed with the sheet.</param>
    /// <param name="texts">The headings.</param>
    public CallsSheet(Stream part, SheetTexts texts)
    {
        this.part = part;
        Write(Head);
        Write(string.Concat(CallColumns.All.Select((column, index) => FormattableString.Invariant(
            $"<col min=\"{index + 1}\" max=\"{index + 1}\" width=\"{column.Width}\" customWidth=\"1\"/>"))));
        Write("</cols><sheetData>");
        rows = new RowWriter(part);
        rows.BeginRow();
        foreach (var column in CallColumns.All) rows.Add(texts[column.Name], CellStyle.Heading);
        rows.EndRow();
    }

    /// <summary>The calls written.</summary>
    public int Calls => rows.Rows - 1;

    /// <summary>Writes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="currency">The code of its account's currency.</param>
    public void Add(CallView call, string currency)
    {
        rows.BeginRow();
        foreach (var column in CallColumns.All) rows.Add(column.ValueOf(call, currency), column.Style);
        rows.EndRow();
    }

    /// <summary>Ends the sheet.</summary>
    public void Complete()
    {
        rows.Flush();
        Write(FormattableString.Invariant(
            $"</sheetData><autoFilter ref=\"A1:{SheetWriter.Letters(CallColumns.All.Count - 1)}{rows.Rows}\"/></worksheet>"));
    }

    /// <summary>Closes the part.</summary>
    public void Dispose() => part.Dispose();

    void Write(string xml) => part.Write(Encoding.UTF8.GetBytes(xml));
}
