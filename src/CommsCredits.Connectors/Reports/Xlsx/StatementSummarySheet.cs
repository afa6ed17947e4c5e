using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The sheet that adds up from the opening to the closing balance, and below says what the statement is of.</summary>
static class StatementSummarySheet
{
    /// <summary>Writes the sheet.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="format">Words and clock.</param>
    public static void Write(XlsxWorkbook book, Statement statement, StatementFormat format)
    {
        var words = format.Words;
        using var sheet = format.Begin(book, "Summary", (words["column.what"], 44));
        foreach (var (key, micros) in Lines(statement))
        {
            sheet.BeginRow();
            sheet.Add(words[key]);
            format.EndRow(sheet, micros);
        }

        sheet.BeginRow();
        sheet.Add(words["sum.closing"], CellStyle.TotalText);
        format.EndRow(sheet, statement.Closing, isTotal: true);
        sheet.BeginRow();
        sheet.Add(words["sum.grace"]);
        format.EndRow(sheet, statement.ClosingInGrace);
        sheet.BeginRow();
        sheet.EndRow();
        Facts(sheet, statement, format);
        sheet.Complete(filter: false);
    }

    // Every line, also of nothing, so that a line has its place in the statement of each month; their sum is the closing balance.
    static IEnumerable<(string Key, long Micros)> Lines(Statement statement) =>
    [
        ("sum.opening", statement.Opening),
        ("sum.fundings", statement.Fundings),
        ("sum.recharges", statement.Recharges),
        ("sum.charges", -statement.Charges),
        ("sum.repriced", statement.Repriced),
        ("sum.expiries", -statement.Expiries),
        ("sum.undone", -statement.Undone),
    ];

    static void Facts(SheetWriter sheet, Statement statement, StatementFormat format)
    {
        var words = format.Words;
        Fact(words["meta.account"], () => sheet.Add(statement.Account.Name));
        Fact(words["key.Month"], () => sheet.Add(statement.Month.ToString()));
        Fact(format.Headings["From"], () => sheet.Add(format.Local(statement.From)));
        Fact(format.Headings["To"], () => sheet.Add(format.Local(statement.To)));
        Fact(words["meta.zone"], () => sheet.Add(statement.Account.Settings.TimeZone));
        Fact(words["meta.made"], () => sheet.Add(format.Local(statement.MadeAt)));
        if (statement.CallDays is { } days)
            Fact(words.Fill("sum.calldays", ("from", Day(days.First)), ("to", Day(days.Last))), () => sheet.Skip());

        void Fact(string name, Action value)
        {
            sheet.BeginRow();
            sheet.Add(name);
            value();
            sheet.EndRow();
        }
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
