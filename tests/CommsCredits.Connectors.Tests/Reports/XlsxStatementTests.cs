using System.Globalization;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class XlsxStatementTests
{
    private static readonly string[] SheetNames =
        ["Summary", "Payments", "Orders", "Departments", "Users", "Pools", "Funds", "Expired", "Corrections"];

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("zh-CN")]
    public void Workbook_AnyLanguage_IsValid(string culture)
    {
        byte[] file = Write(ReportScene.Statement(), culture);
        Assert.Empty(ReadWorkbook.Faults(file));
        Assert.Equal(SheetNames, ReadWorkbook.Of(file).Sheets.Keys);
    }

    [Fact]
    public void Workbook_OfNothing_IsValid()
    {
        byte[] file = Write(Empty());
        Assert.Empty(ReadWorkbook.Faults(file));
        ReadWorkbook book = ReadWorkbook.Of(file);
        Assert.Equal("A1:J1", book.Filters["Payments"]);
        Assert.Equal("Total", book.Sheets["Payments"][1][0].Text);
        Assert.Equal(8, book.Sheets["Summary"].TakeWhile(row => row[0].Text != "of which expired, for late records of earlier calls only").Skip(1).Count());
    }

    [Fact]
    public void Summary_AddsUp()
    {
        Statement statement = ReportScene.Statement();
        List<ReadCell[]> rows = ReadWorkbook.Of(Write(statement)).Sheets["Summary"];
        decimal[] lines = [.. rows.Skip(1).TakeWhile(row => row[0].Text != "Closing balance").Select(row => row[1].Number)];
        Assert.Equal(7, lines.Length);
        Assert.Equal(Money.ToDecimal(statement.Opening), lines[0]);
        Assert.Equal(Money.ToDecimal(statement.Fundings), lines[1]);
        Assert.Equal(Money.ToDecimal(statement.Recharges), lines[2]);
        Assert.Equal(-Money.ToDecimal(statement.Charges), lines[3]);
        Assert.Equal(-Money.ToDecimal(statement.Expiries), lines[5]);
        ReadCell[] closing = rows.Single(row => row.Length > 0 && row[0].Text == "Closing balance");
        Assert.Equal(Money.ToDecimal(statement.Closing), closing[1].Number);
        Assert.Equal(lines.Sum(), closing[1].Number);
        Assert.Equal("USD", closing[2].Text);
    }

    [Fact]
    public void Payments_TellKindAgreementAndPurchaseOrder()
    {
        ReadWorkbook book = ReadWorkbook.Of(Write(ReportScene.Statement()));
        ReadCell[] funding = book.Sheets["Payments"][1];
        Assert.Equal(ReportScene.From.AddDays(1).DateTime, funding[0].Moment);
        Assert.Equal(
            ["Funding", "", ReportScene.Hostile[0], "Enterprise Agreement", ReportScene.Hostile[1], ReportScene.Hostile[2]],
            funding[1..7].Select(cell => cell.Text));
        Assert.Equal(ReportScene.From.AddYears(1).DateTime, funding[7].Moment);
        Assert.Equal(400, funding[8].Number);
        Assert.Equal(("Total", 400m), (book.Sheets["Payments"][2][0].Text, book.Sheets["Payments"][2][8].Number));
        Assert.Equal(["Funding", "declined"], book.Sheets["Orders"][1][1..3].Select(cell => cell.Text));
    }

    [Fact]
    public void Payment_ByCard_TellsItsLastDigitsAlone()
    {
        Statement scene = ReportScene.Statement();
        PaymentMethod card = new() { Name = "Card", Kind = PaymentMethodKind.Card, CardBrand = "Visa", CardLast4 = "4242" };
        Statement statement = scene with { Payments = [scene.Payments[0] with { Method = card }] };
        Assert.Equal(["Card", "Visa ending in 4242"], ReadWorkbook.Of(Write(statement)).Sheets["Payments"][1][4..6].Select(cell => cell.Text));
    }

    [Fact]
    public void Charges_EqualTheSums_AndFiltersLeaveTheTotalAlone()
    {
        Statement statement = ReportScene.Statement();
        ReadWorkbook book = ReadWorkbook.Of(Write(statement));
        Check("Departments", statement.ByDepartment);
        Check("Users", statement.ByUser);

        void Check(string name, IReadOnlyList<UsageSum> sums)
        {
            List<ReadCell[]> rows = book.Sheets[name];
            ReadCell[][] table = [.. rows.Skip(1).Take(sums.Count)];
            Assert.Equal(sums.Sum(sum => sum.Calls), table.Sum(row => row[1].Number));
            Assert.Equal(Money.ToDecimal(sums.Sum(sum => sum.Charge)), table.Sum(row => row[4].Number));
            Assert.Equal(table.Select(row => row[4].Number).OrderDescending(), table.Select(row => row[4].Number));
            Assert.Equal("Total", rows[^1][0].Text);
            Assert.Equal(Money.ToDecimal(statement.NetCharges), rows[^1][4].Number);
            Assert.Equal(("Price corrections of other months", Money.ToDecimal(statement.NotDivided)), (rows[^2][0].Text, rows[^2][4].Number));
            Assert.Equal($"A1:F{sums.Count + 1}", book.Filters[name]);
        }
    }

    [Fact]
    public void Funds_TellWhatExpiredAndWhatWill()
    {
        ReadWorkbook book = ReadWorkbook.Of(Write(ReportScene.Statement()));
        Assert.Equal([120.5m, 1m], book.Sheets["Funds"].Skip(1).Select(row => row[3].Number));
        Assert.Equal(["", "expired"], book.Sheets["Funds"].Skip(1).Select(row => row[2].Text));
        Assert.Equal(-20, book.Sheets["Expired"][1][2].Number);
        Assert.Equal("Funding taken back", book.Sheets["Corrections"][1][1].Text);
    }

    [Fact]
    public void Moments_AreByTheClockOfTheAccount()
    {
        Statement scene = ReportScene.Statement();
        Account account = scene.Account with { Settings = new AccountSettings { TimeZone = "Asia/Tokyo" } };
        ReadCell[] funding = ReadWorkbook.Of(Write(scene with { Account = account })).Sheets["Payments"][1];
        Assert.Equal(ReportScene.From.AddDays(1).AddHours(9).DateTime, funding[0].Moment);
    }

    [Fact]
    public void HostileTexts_StayTexts()
    {
        ReadWorkbook book = ReadWorkbook.Of(Write(ReportScene.Statement()));
        Assert.Equal(0, book.Formulas);
        Assert.Contains(book.Sheets["Users"], row => row[0] is { Text: "=cmd|' /C calc'!A0", Type: "inlineStr" });
        Assert.Contains(book.Sheets["Departments"], row => row[0].Text == "bell\uFFFD null\uFFFD esc\uFFFD[31m lone \uFFFD end");
    }

    [Fact]
    public void Workbook_IsReadByLibreOffice()
    {
        Statement statement = ReportScene.Statement();
        Dictionary<string, List<string[]>> book = LibreOffice.Read(Write(statement));
        Assert.Equal(SheetNames.Order(), book.Keys.Order());
        List<string[]> rows = book["Summary"];
        int closing = rows.FindIndex(row => row[0] == "Closing balance");
        Assert.Equal(Money.ToDecimal(statement.Closing), Number(rows[closing][1]));
        Assert.Equal(Money.ToDecimal(statement.Closing), rows[1..closing].Sum(row => Number(row[1])));
        Assert.Equal(Money.ToDecimal(statement.NetCharges), Number(book["Users"][^1][4]));

        static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
    }

    private static byte[] Write(Statement statement, string culture = "en-US")
    {
        using MemoryStream file = new();
        new XlsxStatement().Write(file, statement, CultureInfo.GetCultureInfo(culture));
        return file.ToArray();
    }

    private static Statement Empty() => ReportScene.Statement() with
    {
        Opening = 0, Closing = 0, ClosingInGrace = 0, Flows = new Dictionary<MoneyFlow, long>(), Payments = [], OrdersWithoutFunds = [],
        Corrections = [], Expired = [], Lots = [], ByDepartment = [], ByUser = [], CallDays = null, Pools = [],
    };
}
