using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The statement of a month as a workbook: the sum that makes the closing balance, and a sheet for each of its parts.</summary>
public sealed class XlsxStatement : IStatementWriter
{
    /// <inheritdoc/>
    public void Write(Stream target, Statement statement, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(statement);
        var format = new StatementFormat(statement.Account, culture);
        using var book = new XlsxWorkbook(target);
        StatementSummarySheet.Write(book, statement, format);
        PaymentSheets.Payments(book, statement, format);
        PaymentSheets.OrdersWithoutFunds(book, statement, format);
        ChargesSheet.Write(book, "Departments", UsageKey.Department, statement.ByDepartment, statement, format);
        ChargesSheet.Write(book, "Users", UsageKey.User, statement.ByUser, statement, format);
        PoolsSheet.Write(book.BeginSheet(PoolsSheet.Name), statement.Pools, format.Headings);
        FundsSheets.Left(book, statement, format);
        FundsSheets.Expired(book, statement, format);
        FundsSheets.Corrections(book, statement, format);
        book.Complete();
    }
}
