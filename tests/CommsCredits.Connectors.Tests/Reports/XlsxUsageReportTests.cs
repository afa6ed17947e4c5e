using System.Globalization;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class XlsxUsageReportTests
{
    [Theory]
    [InlineData(0, 1_000)]
    [InlineData(40, 1_000)]
    [InlineData(40, 15)]
    public void Workbook_AnySize_IsValid(int calls, int callsPerSheet)
    {
        byte[] file = SheetScene.Write(new XlsxUsageReport(callsPerSheet), SheetScene.Report(calls, UsageKey.Department, UsageKey.User));
        Assert.Empty(ReadWorkbook.Faults(file));
    }

    [Fact]
    public void Workbook_WithoutKeys_HasNoChartAndOneSum()
    {
        ReadWorkbook book = ReadWorkbook.Of(SheetScene.Write(new XlsxUsageReport(), SheetScene.Report(3)));
        Assert.Equal(["Calls", "Summary", "Pools"], book.Sheets.Keys);
        Assert.Equal("3", book.Sheets["Summary"][1][0].Text);
        Assert.Equal(0, book.Charts);
    }

    [Fact]
    public void Calls_AreTyped()
    {
        ReadWorkbook book = ReadWorkbook.Of(SheetScene.Write(new XlsxUsageReport(), SheetScene.Report(2, UsageKey.Department)));
        ReadCell[] first = book.Sheets["Calls"][1];
        Assert.Equal(29, first.Length);
        Assert.Equal(new DateTime(2026, 1, 31, 23, 59, 59), DateTime.FromOADate(double.Parse(first[6].Text, CultureInfo.InvariantCulture)));
        Assert.Equal(("2", null), (first[6].Style, first[6].Type));
        Assert.Equal(("3", null), (first[7].Style, first[7].Type));
        Assert.Equal(("1.234567", null), (first[20].Text, first[20].Type));
        Assert.Equal(("0", "b"), (first[28].Text, first[28].Type));
        Assert.Equal(("+4930123456", "inlineStr"), (first[11].Text, first[11].Type));
        Assert.Equal(1, book.Charts);
    }

    [Fact]
    public void Sums_EqualThoseOfTheCalls()
    {
        ReadWorkbook book = ReadWorkbook.Of(SheetScene.Write(new XlsxUsageReport(15), SheetScene.Report(40, UsageKey.Department, UsageKey.User)));
        IEnumerable<ReadCell[]> calls = book.CallSheets.SelectMany(sheet => book.Sheets[sheet].Skip(1));
        decimal charge = calls.Sum(row => row[20].Number);
        List<ReadCell[]> summary = book.Sheets["Summary"];
        ReadCell[] total = summary.Single(row => row[0].Text == "Total");
        Assert.Equal(40, total[2].Number);
        Assert.Equal(36 * 1.234567m, charge);
        Assert.Equal(charge, total[5].Number);
        Assert.Equal(charge, summary.Skip(1).TakeWhile(row => row[0].Text != "Total").Sum(row => row[5].Number));
    }

    [Fact]
    public void Calls_BeyondASheet_ContinueOnTheNext()
    {
        ReadWorkbook book = ReadWorkbook.Of(SheetScene.Write(new XlsxUsageReport(15), SheetScene.Report(40)));
        Assert.Equal(["Calls", "Calls 2", "Calls 3", "Summary", "Pools"], book.Sheets.Keys);
        Assert.Equal([16, 16, 11], book.Sheets.Values.Take(3).Select(rows => rows.Count));
        Assert.Equal(2, ReadWorkbook.Of(SheetScene.Write(new XlsxUsageReport(20), SheetScene.Report(40))).CallSheets.Count());
    }

    [Fact]
    public void HostileTexts_StayTexts()
    {
        ReadWorkbook book = ReadWorkbook.Of(SheetScene.Write(new XlsxUsageReport(), SheetScene.Report(SheetScene.Hostile.Length, UsageKey.Department)));
        Assert.Equal(0, book.Formulas);
        ReadCell[] names = [.. book.Sheets["Calls"].Skip(1).Select(row => row[4])];
        Assert.All(names, name => Assert.Equal("inlineStr", name.Type));
        Assert.Equal(SheetScene.Hostile[0], names[0].Text);
        Assert.Equal("bell\uFFFD null\uFFFD lone \uFFFD end", names[12].Text);
        Assert.Equal("_x005F_x0041_", names[13].Text);
        Assert.Equal(32_767, names[15].Text.Length);
    }

    [Fact]
    public void Texts_WithBlanksMarkupAndAnySize_ComeBackAsTheyWere()
    {
        // Of these some are longer than what is left of any buffer, and each letter of the last grows to five bytes.
        string[] texts = [" ahead", "behind ", "a  b", "tab\there", "a\nb", "<b>&amp;", "]]>", "user_out", "\U0001F600 \u20AC", new string('&', 32_767)];
        UsageReport report = SheetScene.Report(0) with
        {
            Calls = Enumerable.Range(0, 200).Select(number =>
            {
                CallView call = SheetScene.Call(number);
                return call with { Record = call.Record with { DisplayName = texts[number % texts.Length] } };
            }),
        };
        ReadWorkbook book = ReadWorkbook.Of(SheetScene.Write(new XlsxUsageReport(), report));
        Assert.Equal(Enumerable.Range(0, 200).Select(number => texts[number % texts.Length]), book.Sheets["Calls"].Skip(1).Select(row => row[4].Text));
    }

    [Theory]
    [InlineData("2026-01-31T23:59:59Z", 90)]
    [InlineData("1900-03-01T00:00:00Z", 0)]
    [InlineData("2026-12-31T23:59:59.9999999Z", 86_399)]
    [InlineData("2026-06-15T12:00:00Z", 86_400)]
    [InlineData("2026-06-15T00:00:00.001Z", 1)]
    [InlineData("9999-12-31T23:59:59.9999999Z", int.MaxValue)]
    public void Moments_AreDaysToTenDecimals(string moment, int seconds)
    {
        DateTimeOffset start = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
        CallView call = SheetScene.Call(0);
        UsageReport report = SheetScene.Report(0) with
        {
            Calls = [call with { Record = call.Record with { StartTime = start, DurationSeconds = seconds } }],
        };
        ReadCell[] row = ReadWorkbook.Of(SheetScene.Write(new XlsxUsageReport(), report)).Sheets["Calls"][1];
        long ticks = start.UtcTicks - new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Utc).Ticks;
        Assert.Equal(Days(ticks), row[6].Text);
        Assert.Equal(Days(seconds * TimeSpan.TicksPerSecond), row[7].Text);

        static string Days(long ticks) => Math.Round(ticks / (decimal)TimeSpan.TicksPerDay, 10, MidpointRounding.AwayFromZero)
            .ToString("0.##########", CultureInfo.InvariantCulture);
    }

    [Fact]
    public void MomentBeforeTheCalendar_IsAText()
    {
        CallView call = SheetScene.Call(0);
        UsageReport report = SheetScene.Report(0) with
        {
            Calls = [call with { Record = call.Record with { StartTime = new DateTimeOffset(1900, 2, 28, 0, 0, 0, TimeSpan.Zero) } }],
        };
        ReadCell cell = ReadWorkbook.Of(SheetScene.Write(new XlsxUsageReport(), report)).Sheets["Calls"][1][6];
        Assert.Equal(("1900-02-28 00:00:00Z", "inlineStr"), (cell.Text, cell.Type));
    }

    [Theory]
    [InlineData("de-AT", "Abteilung")]
    [InlineData("zh-CN", "部门")]
    [InlineData("fr-FR", "Department")]
    public void Headings_FollowTheCulture(string culture, string department) =>
        Assert.Equal(department, ReadWorkbook.Of(SheetScene.Write(new XlsxUsageReport(), SheetScene.Report(1), culture)).Sheets["Calls"][0][5].Text);
}
