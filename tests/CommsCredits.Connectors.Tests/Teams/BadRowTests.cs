using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class BadRowTests
{
    [Theory]
    [InlineData("UsageId", "")]
    [InlineData("UsageId", "17")]
    [InlineData("UsageId", "00000000-0000-0000-0000-000000000000")]
    [InlineData("Call Type", " ")]
    [InlineData("Start Time", "")]
    [InlineData("Start Time", "12.03.2025 09:14")]
    [InlineData("Start Time", "2025-02-29T09:14:03Z")]
    [InlineData("Start Time", "2025-03-12T24:00:00Z")]
    [InlineData("Start Time", "2025-03-12T09:14:03.12345678Z")]
    [InlineData("Start Time", "2025-03-12T09:14:03.Z")]
    [InlineData("Start Time", "2025-03-12T09:14:03+1:00")]
    [InlineData("Start Time", "0001-01-01T00:00:00+14:00")]
    [InlineData("Start Time", "9999-12-31T23:59:59-14:00")]
    [InlineData("Start Time", "9999-12-31T23:59:59Z")]
    [InlineData("End Time", "later")]
    [InlineData("Duration Seconds", "")]
    [InlineData("Duration Seconds", "-1")]
    [InlineData("Duration Seconds", "1.5")]
    [InlineData("Duration Seconds", "316224001")]
    [InlineData("Duration Seconds", "99999999999999999999")]
    [InlineData("Microsoft Entra ObjectId", "ines")]
    [InlineData("Charge", "\"0,24\"")]
    [InlineData("Charge", "-0.24")]
    [InlineData("Charge", "0.1234567")]
    [InlineData("Charge", "0.0000000000000000000000000000000000001")]
    [InlineData("Charge", "99999999999999")]
    [InlineData("Charge", "1000000000.000001")]
    [InlineData("Charge", "1e2")]
    [InlineData("Charge", ".")]
    [InlineData("Connection Fee", "9223372036854.775807")]
    [InlineData("Connection Fee", "free")]
    [InlineData("Connection Fee", "NaN")]
    public void Read_BadField_RejectsTheRowWithItsColumn(string column, string value)
    {
        var bad = UsageCsv.Row2025(2, (column, value));
        var rows = UsageCsv.ReadText(UsageCsv.Header2025, UsageCsv.Row2025(1), bad, UsageCsv.Row2025(3));
        Assert.Equal([true, false, true], rows.Select(row => row.Record is not null));
        var reject = rows[1].Reject!;
        Assert.Equal((3L, column, bad), (reject.Line, reject.Column, reject.Raw));
        Assert.StartsWith(column + " ", reject.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DecimalCommaWithoutQuotes_IsNotTakenForWholeUnits() =>
        AssertSecondRejected("26 fields", UsageCsv.Row2025(2, ("Charge", "0,24")));

    [Fact]
    public void Read_StrayQuote_RejectsOnlyThatRow() =>
        AssertSecondRejected("quote", UsageCsv.Row2025(2, ("User Display Name", "Inês \"Duarte")));

    [Fact]
    public void Read_NulCharacter_RejectsTheRow() =>
        AssertSecondRejected("NUL", UsageCsv.Row2025(2, ("User Display Name", "Inês\0")));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_FieldOfOneMegabyte_RejectsOnlyThatRow(bool quoted)
    {
        var field = quoted ? $"\"{new string('x', 1 << 20)}\"" : new string('x', 1 << 20);
        var reject = AssertSecondRejected("longer than 64 KB", UsageCsv.Row2025(2, ("User Display Name", field)));
        Assert.Equal(8 * 1024, reject.Raw.Length);
    }

    [Fact]
    public void Read_FieldOfOneMegabyteWithLineBreaks_RejectsItsLinesAndGoesOn()
    {
        var field = string.Join('\n', Enumerable.Repeat(new string('x', 1023), 1024));
        var rows = UsageCsv.ReadText(
            UsageCsv.Header2025, UsageCsv.Row2025(1), UsageCsv.Row2025(2, ("User Display Name", $"\"{field}\"")), UsageCsv.Row2025(3));
        Assert.Equal([UsageCsv.Id(1), UsageCsv.Id(3)], rows.Where(row => row.Record is not null).Select(row => row.Record!.UsageId));
        Assert.Equal(Enumerable.Range(2, 1026).Select(line => (long)line), rows.Select(row => row.Line));
    }

    [Fact]
    public void Read_QuoteNeverClosed_RejectsOnlyItsLine()
    {
        var bad = UsageCsv.Row2025(2, ("User Display Name", "\"Inês"));
        var lines = Enumerable.Range(3, 2000).Select(number => UsageCsv.Row2025(number)).ToArray();
        var rows = UsageCsv.ReadText([UsageCsv.Header2025, UsageCsv.Row2025(1), bad, .. lines]);
        Assert.Equal(2002, rows.Length);
        var reject = Assert.Single(rows, row => row.Reject is not null).Reject!;
        Assert.Equal((3L, bad), (reject.Line, reject.Raw));
        Assert.Equal(2003, rows[^1].Record!.Line);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(150)]
    [InlineData(300)]
    public void Read_LastLineCutOff_IsRejected(int length) =>
        AssertSecondRejected("fields", UsageCsv.Row2025(2)[..length], last: true);

    [Fact]
    public void Read_LastLineCutOffInQuotes_IsRejected() =>
        AssertSecondRejected("quote", UsageCsv.Row2025(2, ("Call ID", "\"Inês Du"))[..45], last: true);

    [Fact]
    public void Read_LineThatLooksLikeAByteOrderMarkBehindABrokenOne_IsReadAsItStands()
    {
        using var folder = new TempFolder();
        var path = folder.Join("calls.csv");
        File.WriteAllBytes(path, [.. "UsageId,Call Type,Start Time,Duration Seconds\n\"\n"u8, 0xFF, 0xFE, .. "x\n"u8, 0, 0, 0xFE, 0xFF, .. "\ny"u8]);
        Assert.Equal(["\"", "\uFFFD\uFFFDx", "\0\0\uFFFD\uFFFD", "y"], UsageCsv.Read(path).Select(row => row.Reject!.Raw));
    }

    [Fact]
    public void ReadRaw_SomeLines_GivesThoseRowsAsTheyStand()
    {
        using var folder = new TempFolder();
        var second = UsageCsv.Row2025(2, ("User Display Name", "\"a\nb\""));
        var path = folder.Write("calls.csv", UsageCsv.Text(UsageCsv.Header2025, UsageCsv.Row2025(1), second, UsageCsv.Row2025(3), "broken"));
        var rows = TeamsExport.Open(path)[0].ReadRaw(new HashSet<long> { 3, 6, 99 }, CancellationToken.None);
        Assert.Equal([new RejectedRow(3, "", "", second), new RejectedRow(6, "", "", "broken")], rows);
    }

    static RejectedRow AssertSecondRejected(string reason, string bad, bool last = false)
    {
        string[] lines = [UsageCsv.Header2025, UsageCsv.Row2025(1), bad, .. last ? Array.Empty<string>() : [UsageCsv.Row2025(3)]];
        var rows = UsageCsv.ReadText(lines);
        Assert.Equal(last ? [true, false] : [true, false, true], rows.Select(row => row.Record is not null));
        Assert.Contains(reason, rows[1].Reject!.Reason, StringComparison.Ordinal);
        Assert.Equal(3, rows[1].Line);
        return rows[1].Reject!;
    }
}
