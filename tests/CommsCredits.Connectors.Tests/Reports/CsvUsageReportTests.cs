using System.Text;
using CommsCredits.Connectors;
using CommsCredits.Engine;
using Xunit;

namespace CommsCredits.Tests;

public class CsvUsageReportTests
{
    [Fact]
    public void File_HasMarkHeaderAndInvariantValues()
    {
        byte[] file = SheetScene.Write(new CsvUsageReport(), SheetScene.Report(1), "de-DE");
        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        string[] lines = Encoding.UTF8.GetString(file[3..]).Split("\r\n");
        Assert.StartsWith("UsageId,CallId,ConferenceId,UserPrincipalName,", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",Prefix,Reason,WouldHaveBeenRefused", lines[0], StringComparison.Ordinal);
        Assert.Contains(",2026-01-31T23:59:59Z,00:01:30,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",1.234567,", lines[1], StringComparison.Ordinal);
        Assert.Equal([3, string.Empty], new object[] { lines.Length, lines[2] });
    }

    [Fact]
    public void File_OfACulture_HasItsSeparatorAndNumbers()
    {
        string line = Encoding.UTF8.GetString(SheetScene.Write(new CsvUsageReport(local: true), SheetScene.Report(1), "de-DE")).Split("\r\n")[1];
        Assert.Contains(";2026-01-31 23:59:59;00:01:30;", line, StringComparison.Ordinal);
        Assert.Contains(";1,234567;", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1", "'=1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0")]
    [InlineData("+", "'+")]
    [InlineData("+***", "'+***")]
    [InlineData("+4930123456", "+4930123456")]
    [InlineData("+81312345***", "+81312345***")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("O'Neill", "O'Neill")]
    public void Text_ThatWouldRun_IsNeutralised(string name, string written)
    {
        CallView call = SheetScene.Call(1);
        UsageReport report = SheetScene.Report(0) with { Calls = [call with { Record = call.Record with { DisplayName = name } }] };
        string file = Encoding.UTF8.GetString(SheetScene.Write(new CsvUsageReport(), report));
        Assert.Contains($",person.1@contoso.example,{written},", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_ThatIsUnknown_IsRefused()
    {
        CommsCreditException refusal = Assert.Throws<CommsCreditException>(() => UsageReportFormats.WriterFor("calls.pdf", local: false));
        Assert.Equal(ErrorIds.FileFormatUnknown, refusal.Id);
        Assert.Contains(".xlsx", refusal.Advice, StringComparison.Ordinal);
    }
}
