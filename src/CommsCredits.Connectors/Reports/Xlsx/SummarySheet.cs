using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The sheet of sums: a table by the chosen keys with its total, beside it what the chart shows, below the filters.</summary>
/// <param name="report">The report; its calls have been read.</param>
/// <param name="texts">The headings.</param>
/// <param name="filters">What the report was filtered by, each in a line; it may come from outside.</param>
sealed class SummarySheet(UsageReport report, SheetTexts texts, IReadOnlyList<string> filters)
{
    /// <summary>The name of the sheet.</summary>
    public const string Name = "Summary";

    const int MostBars = 20;
    const int RowsPerBar = 2;
    const int FewestRows = 12;

    static readonly string[] Sums = ["Calls", "Minutes", "PoolMinutes", "Charge", "Currency"];

    readonly string currency = report.Account?.Currency.Code ?? string.Empty;

    // The sums of the first key alone, the dearest first.
    readonly (string? Name, long Charge)[] bars = report.GroupBy.Count == 0 ? [] :
    [
        .. report.Summary
            .GroupBy(sum => sum.Keys[0], StringComparer.OrdinalIgnoreCase)
            .Select(group => (group.Key, Charge: group.Sum(sum => sum.Charge)))
            .OrderByDescending(bar => bar.Charge)
            .Take(MostBars),
    ];

    /// <summary>Whether there is something to draw.</summary>
    public bool HasChart => bars.Length > 0;

    int BarColumn => report.GroupBy.Count + Sums.Length + 1;

    /// <summary>The chart's place.</summary>
    public string Drawing => SummaryChart.Drawing(BarColumn + 3, Math.Max(FewestRows, bars.Length * RowsPerBar));

    /// <summary>The chart.</summary>
    public string Chart => SummaryChart.Bars(
        $"{texts["ChartTitle"]}, {texts[report.GroupBy[0].ToString()]}{(currency.Length == 0 ? string.Empty : $" ({currency})")}",
        Cells(BarColumn), Cells(BarColumn + 1));

    /// <summary>Writes the sheet.</summary>
    /// <param name="part">Where to; closed.</param>
    public void Write(Stream part)
    {
        IReadOnlyList<int> widths =
            [.. report.GroupBy.Select(_ => 32), 10, 12, 14, 14, 10, .. (int[])(HasChart ? [4, 32, 14] : [])];
        using var sheet = new SheetWriter(part, widths);
        IEnumerable<string> keys = report.GroupBy.Select(key => texts[key.ToString()]);
        sheet.Headings([.. keys, .. Sums.Select(name => texts[name]),
            .. (string[])(HasChart ? [string.Empty, texts[report.GroupBy[0].ToString()], texts["Charge"]] : [])]);
        var total = report.Summary.Count;
        for (var index = 0; index < Math.Max(total + 1, bars.Length); index++)
        {
            sheet.BeginRow();
            if (index < total) AddSums(sheet, report.Summary[index]);
            else if (index == total) AddTotal(sheet);
            else Skip(sheet, report.GroupBy.Count + Sums.Length);
            AddBar(sheet, index);
            sheet.EndRow();
        }

        AddFilters(sheet);
        sheet.Complete(filter: false, HasChart ? "rId1" : null);
    }

    static void Skip(SheetWriter sheet, int cells)
    {
        for (var cell = 0; cell < cells; cell++) sheet.Skip();
    }

    void AddSums(SheetWriter sheet, UsageSum sum)
    {
        foreach (var key in sum.Keys) sheet.Add(key ?? texts["Nobody"]);
        sheet.Add(sum.Calls, CellStyle.Count);
        sheet.Add(sum.Minutes, CellStyle.Count);
        sheet.Add(sum.PoolMinutes, CellStyle.Count);
        sheet.Add(Money.ToDecimal(sum.Charge), CellStyle.Amount);
        sheet.Add(currency);
    }

    void AddTotal(SheetWriter sheet)
    {
        for (var key = 0; key < report.GroupBy.Count; key++) sheet.Add(key == 0 ? texts["Total"] : null, CellStyle.TotalCount);
        sheet.Add(report.Summary.Sum(sum => sum.Calls), CellStyle.TotalCount);
        sheet.Add(report.Summary.Sum(sum => sum.Minutes), CellStyle.TotalCount);
        sheet.Add(report.Summary.Sum(sum => sum.PoolMinutes), CellStyle.TotalCount);
        sheet.Add(Money.ToDecimal(report.Summary.Sum(sum => sum.Charge)), CellStyle.TotalAmount);
        sheet.Add(currency, CellStyle.TotalCount);
    }

    // Apart from the table, and each in one cell, which reaches over the empty ones beside it.
    void AddFilters(SheetWriter sheet)
    {
        if (filters.Count == 0) return;
        foreach (var line in (string[])[string.Empty, .. filters])
        {
            sheet.BeginRow();
            sheet.Add(line);
            sheet.EndRow();
        }
    }

    void AddBar(SheetWriter sheet, int index)
    {
        if (index >= bars.Length) return;
        sheet.Skip();
        sheet.Add(bars[index].Name ?? texts["Nobody"]);
        sheet.Add(Money.ToDecimal(bars[index].Charge), CellStyle.Amount);
    }

    string Cells(int column) =>
        FormattableString.Invariant($"{Name}!${SheetWriter.Letters(column)}$2:${SheetWriter.Letters(column)}${bars.Length + 1}");
}
