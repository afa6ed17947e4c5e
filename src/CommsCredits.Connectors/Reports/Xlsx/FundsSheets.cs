using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The sheets of funds: those left and when they expire, those that expired, and corrections.</summary>
static class FundsSheets
{
    /// <summary>Writes what lots hold at the end of the statement; together they are the closing balance where nothing is owed.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="format">Words and clock.</param>
    public static void Left(XlsxWorkbook book, Statement statement, StatementFormat format)
    {
        var end = statement.MadeAt < statement.To ? statement.MadeAt : statement.To;
        using var sheet = format.Begin(
            book, "Funds", format.DateColumn("column.expires"), format.DateColumn("column.bought"), (format.Headings["Status"], 18));
        foreach (var (lot, remaining) in statement.Lots)
        {
            sheet.BeginRow();
            sheet.Add(format.Local(lot.ExpiresAt));
            sheet.Add(format.Local(lot.PurchasedAt));
            sheet.Add(lot.ExpiresAt <= end ? format.Words["lots.expired"] : null);
            format.EndRow(sheet, remaining);
        }

        sheet.Complete(filter: true);
    }

    /// <summary>Writes what was forfeited in the month (rule F7); out of the balance, so below zero.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="format">Words and clock.</param>
    public static void Expired(XlsxWorkbook book, Statement statement, StatementFormat format)
    {
        using var sheet = format.Begin(book, "Expired", format.DateColumn("column.expires"), format.DateColumn("column.date"));
        foreach (var posting in statement.Expired)
        {
            sheet.BeginRow();
            sheet.Add(format.Local(posting.EffectiveAt));
            sheet.Add(format.Local(posting.At));
            format.EndRow(sheet, posting.BalanceChange);
        }

        sheet.Complete(filter: true);
    }

    /// <summary>Writes purchases that were taken back, and calls that were priced again, by the UTC day of the calls.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="format">Words and clock.</param>
    public static void Corrections(XlsxWorkbook book, Statement statement, StatementFormat format)
    {
        using var sheet = format.Begin(
            book, "Corrections", format.DateColumn("column.date"), (format.Words["column.what"], 28), format.DateColumn("column.days"));
        foreach (var posting in statement.Corrections.Where(posting => posting.BalanceChange != 0))
        {
            var flow = MoneyFlows.Of(posting);
            sheet.BeginRow();
            sheet.Add(format.Local(posting.At));
            sheet.Add(format.Words[$"correction.{flow}"]);
            if (flow == MoneyFlow.Repriced) sheet.Add(DateOnly.FromDateTime(posting.EffectiveAt.UtcDateTime));
            else sheet.Skip();
            format.EndRow(sheet, posting.BalanceChange);
        }

        sheet.Complete(filter: true);
    }
}
