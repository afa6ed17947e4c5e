using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>A sheet of what calls cost, by department or by user: the dearest first, and below the table what belongs to none.</summary>
static class ChargesSheet
{
    /// <summary>Writes the sheet.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="name">Its name.</param>
    /// <param name="key">Department or user.</param>
    /// <param name="sums">The sums by it; of calls that have none the key is null.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="format">Words and clock.</param>
    public static void Write(
        XlsxWorkbook book,
        string name,
        UsageKey key,
        IReadOnlyList<UsageSum> sums,
        Statement statement,
        StatementFormat format)
    {
        var words = format.Words;
        var none = words[key == UsageKey.User ? "none.user" : "none.department"];
        using var sheet = format.Begin(
            book, name, (words[$"key.{key}"], 36), (words["column.calls"], 10), (words["column.minutes"], 12), (words["column.pool"], 12));
        foreach (var sum in sums.OrderByDescending(sum => sum.Charge).ThenByDescending(sum => sum.Minutes))
        {
            sheet.BeginRow();
            sheet.Add(sum.Keys[0] ?? none);
            AddCounts(sheet, sum, CellStyle.Count);
            format.EndRow(sheet, sum.Charge);
        }

        sheet.EndTable();
        if (statement.NotDivided != 0)
        {
            sheet.BeginRow();
            sheet.Add(words["charged.notDivided"]);
            for (var column = 0; column < 3; column++) sheet.Skip();
            format.EndRow(sheet, statement.NotDivided);
        }

        sheet.BeginRow();
        sheet.Add(words["row.total"], CellStyle.TotalText);
        var all = new UsageSum(
            [], sums.Sum(sum => sum.Calls), sums.Sum(sum => sum.Minutes), sums.Sum(sum => sum.PoolMinutes), statement.NetCharges);
        AddCounts(sheet, all, CellStyle.TotalCount);
        format.EndRow(sheet, all.Charge, isTotal: true);
        sheet.Complete(filter: true);
    }

    static void AddCounts(SheetWriter sheet, UsageSum sum, CellStyle style)
    {
        sheet.Add(sum.Calls, style);
        sheet.Add(sum.Minutes, style);
        sheet.Add(sum.PoolMinutes, style);
    }
}
