using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The words of a statement's sheets, and the account's clock, by which they tell the time.</summary>
sealed class StatementFormat
{
    const int DateWidth = 20;
    const int AmountWidth = 14;
    const int CurrencyWidth = 10;

    readonly TimeZoneInfo zone;

    /// <summary>Settles the form.</summary>
    /// <param name="account">Whose statement it is.</param>
    /// <param name="culture">The language.</param>
    public StatementFormat(Account account, CultureInfo culture)
    {
        Words = ReportTexts.For(culture);
        Headings = SheetTexts.For(culture);
        Currency = account.Currency.Code;
        zone = TimeZoneInfo.FindSystemTimeZoneById(account.Settings.TimeZone);
    }

    /// <summary>The words that statements of any format have.</summary>
    public ReportTexts Words { get; }

    /// <summary>The headings that sheets alone have.</summary>
    public SheetTexts Headings { get; }

    /// <summary>The code of the account's currency.</summary>
    public string Currency { get; }

    /// <summary>A column of moments.</summary>
    /// <param name="word">The key of its heading.</param>
    public (string Heading, int Width) DateColumn(string word) => (Words[word], DateWidth);

    /// <summary>The columns of an amount and its currency, the last ones of every sheet.</summary>
    public IEnumerable<(string Heading, int Width)> AmountColumns =>
        [(Words["column.amount"], AmountWidth), (Headings["Currency"], CurrencyWidth)];

    /// <summary>A moment by the account's clock.</summary>
    public DateTime Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone).DateTime;

    /// <summary>Begins a sheet with its headings.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="name">The sheet's name, the same in every language.</param>
    /// <param name="columns">Its own columns; those of the amount follow.</param>
    /// <returns>Where the rows go; to be closed.</returns>
    public SheetWriter Begin(XlsxWorkbook book, string name, params IEnumerable<(string Heading, int Width)> columns)
    {
        (string Heading, int Width)[] all = [.. columns, .. AmountColumns];
        var sheet = new SheetWriter(book.BeginSheet(name), [.. all.Select(column => column.Width)]);
        sheet.Headings(all.Select(column => column.Heading));
        return sheet;
    }

    /// <summary>Ends a row with an amount.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="micros">Millionths of the account's currency.</param>
    /// <param name="isTotal">Whether it sums up others.</param>
    public void EndRow(SheetWriter sheet, long micros, bool isTotal = false)
    {
        sheet.Add(Money.ToDecimal(micros), isTotal ? CellStyle.TotalAmount : CellStyle.Amount);
        sheet.Add(Currency, isTotal ? CellStyle.TotalText : CellStyle.Plain);
        sheet.EndRow();
    }
}
