using System.Globalization;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>The workbook as LibreOffice reads it, which knows nothing of how it was written.</summary>
public class LibreOfficeTests
{
    private const int Calls = 1_000;

    [Fact]
    public void Usage_IsReadWithItsRowsAndTotals()
    {
        UsageReport report = SheetScene.Report(Calls, UsageKey.Department);
        Dictionary<string, List<string[]>> book = LibreOffice.Read(SheetScene.Write(new XlsxUsageReport(callsPerSheet: 600), report));

        Assert.Equal(["Calls", "Calls 2", "Pools", "Summary"], book.Keys.Order());
        List<string[]> rows = [.. book["Calls"].Skip(1), .. book["Calls 2"].Skip(1)];
        CallView[] calls = [.. Enumerable.Range(0, Calls).Select(SheetScene.Call)];
        Assert.Equal(calls.Select(call => call.Record.UsageId.ToString()), rows.Select(row => row[0]));
        Assert.Equal(Money.ToDecimal(calls.Sum(call => call.Charge ?? 0)), rows.Sum(row => Number(row[20])));
        Assert.Equal(calls.Sum(call => call.BilledSeconds / 60m), rows.Sum(row => Number(row[17])));
        Assert.Equal(calls.Sum(call => call.PoolMinutes), rows.Sum(row => Number(row[16])));
        Assert.All(rows.Zip(calls), pair =>
        {
            Assert.Equal(pair.Second.Record.StartTime.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), pair.First[6]);
            Assert.Equal("0:01:30", pair.First[7]);
            Assert.Equal(pair.Second.Refused ? "TRUE" : "FALSE", pair.First[28]);
        });

        // Nothing ran: a name that looks like a formula is the text that it was.
        Assert.Equal(SheetScene.Hostile[0], rows[0][4]);
        Assert.Equal(SheetScene.Hostile[1], rows[1][4]);
        string[] total = book["Summary"].Single(row => row[0] == "Total");
        Assert.Equal(Calls, Number(total[1]));
        Assert.Equal(Money.ToDecimal(calls.Sum(call => call.Charge ?? 0)), Number(total[4]));
        Assert.Equal(3000, Number(book["Pools"][1][5]));
    }

    private static decimal Number(string text) => text.Length == 0 ? 0 : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
