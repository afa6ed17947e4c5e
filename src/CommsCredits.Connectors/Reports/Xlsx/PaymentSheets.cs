using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The sheets of what was paid in, and of orders that moved no money.</summary>
static class PaymentSheets
{
    /// <summary>Writes the fundings and recharges of the month, and their sum.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="format">Words and clock.</param>
    public static void Payments(XlsxWorkbook book, Statement statement, StatementFormat format)
    {
        (string Heading, int Width)[] columns = [.. OrderColumns(format), format.DateColumn("column.expires")];
        using var sheet = format.Begin(book, "Payments", columns);
        foreach (var payment in statement.Payments)
        {
            var kind = payment.Posting.Kind == PostingKind.Recharge ? OrderKind.Recharge : OrderKind.Manual;
            sheet.BeginRow();
            AddOrder(sheet, payment.Posting.At, kind, payment.Order, payment.Method, format);
            sheet.Add(format.Local(payment.Lot.ExpiresAt));
            format.EndRow(sheet, payment.Posting.BalanceChange);
        }

        sheet.EndTable();
        sheet.BeginRow();
        sheet.Add(format.Words["row.total"], CellStyle.TotalText);
        for (var column = 1; column < columns.Length; column++) sheet.Skip(CellStyle.TotalText);
        format.EndRow(sheet, statement.Payments.Sum(payment => payment.Posting.BalanceChange), isTotal: true);
        sheet.Complete(filter: true);
    }

    /// <summary>Writes the orders that were declined, or whose outcome is not known. Their amounts are in no sum.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="format">Words and clock.</param>
    public static void OrdersWithoutFunds(XlsxWorkbook book, Statement statement, StatementFormat format)
    {
        using var sheet = format.Begin(book, "Orders", OrderColumns(format));
        foreach (var (order, method) in statement.OrdersWithoutFunds)
        {
            sheet.BeginRow();
            AddOrder(sheet, order.OrderedAt, order.Kind, order, method, format);
            format.EndRow(sheet, order.Amount);
        }

        sheet.Complete(filter: true);
    }

    static IEnumerable<(string Heading, int Width)> OrderColumns(StatementFormat format) =>
    [
        format.DateColumn("column.date"), (format.Words["column.what"], 20), (format.Headings["Status"], 18),
        (format.Words["column.method"], 24), (format.Headings["PaymentKind"], 22), (format.Headings["AgreementOrCard"], 24),
        (format.Words["column.po"], 24),
    ];

    // A status is told where it is not the usual one: paid.
    static void AddOrder(
        SheetWriter sheet, DateTimeOffset at, OrderKind kind, Order? order, PaymentMethod? method, StatementFormat format)
    {
        var words = format.Words;
        sheet.Add(format.Local(at));
        sheet.Add(words[$"order.{kind}"]);
        sheet.Add(order is null or { Status: OrderStatus.Settled } ? null : words[$"status.{order.Status}"]);
        sheet.Add(order?.PaymentMethod ?? words["method.none"]);
        sheet.Add(method is null ? null : format.Headings[method.Kind.ToString()]);
        sheet.Add(NumberOf(method, format));
        sheet.Add(order?.PurchaseOrder);
    }

    static string? NumberOf(PaymentMethod? method, StatementFormat format) => method switch
    {
        null => null,
        { Kind: PaymentMethodKind.EnterpriseAgreement } => method.EnterpriseAgreement,
        _ => format.Words.Fill("method.card", ("brand", method.CardBrand ?? string.Empty), ("digits", method.CardLast4 ?? string.Empty)),
    };
}
