using System.IO.Compression;
using System.Security.Cryptography;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class ScanTests
{
    [Fact]
    public void Scan_RowsInOrder_SaysSo() => Assert.True(Scan(UsageCsv.Row2025(1), UsageCsv.Row2025(2), UsageCsv.Row2025(3)).InOrder);

    [Fact]
    public void Scan_RowsInNoOrder_SaysSo() => Assert.False(Scan(UsageCsv.Row2025(2), UsageCsv.Row2025(1)).InOrder);

    [Fact]
    public void Scan_NoRows_IsInOrder() => Assert.True(Scan().InOrder);

    [Fact]
    public void Scan_CallsOfOneMoment_GoByTheirIds()
    {
        string Row(int number) => UsageCsv.Row2025(number, ("Start Time", "2025-03-12T09:00:00Z"));
        Assert.True(Scan(Row(1), Row(2), Row(2)).InOrder);
        Assert.False(Scan(Row(2), Row(1)).InOrder);
    }

    [Fact]
    public void Scan_MomentsInSeveralShapes_AreCompared()
    {
        string Row(int number, string start) => UsageCsv.Row2025(number, ("Start Time", start));
        Assert.True(Scan(Row(1, "2025-03-12T09:00:00Z"), Row(2, "2025-03-12 09:00:00.5Z"), Row(3, "2025-03-12T10:00:01+01:00")).InOrder);
        Assert.False(Scan(Row(1, "2025-03-12T09:00:01Z"), Row(2, "2025-03-12T10:00:00+01:00")).InOrder);
        Assert.False(Scan(Row(1, "2025-03-12T10:00:00Z"), Row(2, "2025-03-12t09:00:00Z")).InOrder);
    }

    [Fact]
    public void Scan_BlanksBeforeTheZone_AreNoPartOfTheMoment() => Assert.False(Scan(
        UsageCsv.Row2025(2, ("Start Time", "2025-03-12T09:00   Z")), UsageCsv.Row2025(1, ("Start Time", "2025-03-12T09:00:00Z"))).InOrder);

    [Fact]
    public void Scan_NamesInQuotes_AreNoHindrance() => Assert.True(Scan(
        UsageCsv.Row2025(1, ("User Display Name", "\"Duarte, Inês\"")),
        UsageCsv.Row2025(2, ("User Display Name", "\"Duarte \"\"Inês\"\"\"")),
        UsageCsv.Row2025(3)).InOrder);

    [Fact]
    public void Scan_RowOverSeveralLines_IsInDoubt() => Assert.False(Scan(
        UsageCsv.Row2025(1, ("User Display Name", "\"Duarte\nInês\"")), UsageCsv.Row2025(2)).InOrder);

    [Fact]
    public void Scan_RejectedRowBetween_IsPassedOver()
    {
        Assert.True(Scan(UsageCsv.Row2025(1), "nonsense", UsageCsv.Row2025(2)).InOrder);
        Assert.True(Scan(UsageCsv.Row2025(1), UsageCsv.Row2025(9, ("Start Time", "yesterday")), UsageCsv.Row2025(2)).InOrder);
    }

    [Fact]
    public void Scan_Digest_IsThatOfTheContent()
    {
        byte[] one = Scan(UsageCsv.Row2025(1)).Digest.ToArray();

        Assert.Equal(32, one.Length);
        Assert.Equal(one, Scan(UsageCsv.Row2025(1)).Digest.ToArray());
        Assert.NotEqual(one, Scan(UsageCsv.Row2025(1, ("Charge", "0.25"))).Digest.ToArray());
    }

    // Blocks of two million bytes and more, and a last one that is whole, nearly whole, or nothing.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(ExportBlock)]
    [InlineData(ExportBlock - 1)]
    public void Scan_Digest_IsThatOfAllBlocks(int rest)
    {
        string text = UsageCsv.Text([UsageCsv.Header2025, .. Enumerable.Range(1, 12_000).Select(number => UsageCsv.Row2025(number))]);
        text += new string('x', (2 * ExportBlock) + rest - text.Length);
        using TempFolder folder = new();
        string path = folder.Write("calls.csv", text);

        using UsageScan scan = TeamsExport.Open(path)[0].Scan(TestContext.Current.CancellationToken)!;

        Assert.Equal(SHA256.HashData([1, .. File.ReadAllBytes(path)]), scan.Digest.ToArray());
        Assert.Equal(new FileInfo(path).Length, scan.Bytes);
    }

    // What is unpacked as it is read is read once for both; the content is the same either way.
    [Fact]
    public void Scan_OfAZip_ShowsWhatThatOfTheFileShows()
    {
        string text = UsageCsv.Text([UsageCsv.Header2025, .. Enumerable.Range(1, 9_000).Select(number => UsageCsv.Row2025(number))]);
        using TempFolder folder = new();
        string path = folder.Write("calls.csv", text);
        string packed = Path.Combine(Path.GetDirectoryName(path)!, "calls.zip");
        using (ZipArchive archive = ZipFile.Open(packed, ZipArchiveMode.Create))
        {
            archive.CreateEntryFromFile(path, "calls.csv");
        }

        using UsageScan plain = TeamsExport.Open(path)[0].Scan(TestContext.Current.CancellationToken)!;
        using UsageScan zipped = TeamsExport.Open(packed)[0].Scan(TestContext.Current.CancellationToken)!;

        Assert.Equal((plain.Bytes, plain.InOrder), (zipped.Bytes, zipped.InOrder));
        Assert.Equal(plain.Digest.ToArray(), zipped.Digest.ToArray());
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Scan_OrderOfAnyColumns_IsSeen(string lineBreak)
    {
        string[] columns = [.. Enumerable.Range(1, 40).Select(number => $"Other {number}")];
        (string Header, Func<string, string, string> Row)[] shapes =
        [
            ("UsageId,Start Time", (id, start) => $"{id},{start}"),
            ("Start Time,UsageId", (id, start) => $"{start},{id}"),
            (string.Join(',', [.. columns, "Start Time", "UsageId"]), (id, start) => new string(',', 40) + $"{start},{id}"),
            (string.Join(',', ["UsageId", .. columns, "Start Time", "Last"]), (id, start) => $"{id},{new string(',', 40)}{start},"),
        ];
        foreach ((string header, Func<string, string, string> row) in shapes)
        {
            string full = header + ",UPN,Call Type,Duration Seconds,Destination Number";
            string Line(int number, string start) => row($"{number:00000000}-0000-0000-0000-000000000000", start) + ",a,user_out,1,+442079460000";
            string first = Line(1, "2025-03-12T09:00:00Z");
            string second = Line(2, "2025-03-12T09:00:01Z");
            Assert.True(ScanText(string.Join(lineBreak, [full, first, second, "too,few", second])).InOrder);
            Assert.False(ScanText(string.Join(lineBreak, [full, second, first])).InOrder);
            Assert.False(ScanText(string.Join(lineBreak, [full, Line(3, "2025-03-12T09:00:00Z"), first])).InOrder);
        }
    }

    [Fact]
    public void Scan_FileOfManyBlocks_IsReadToItsEnd()
    {
        string[] rows = [.. Enumerable.Range(1, 12_000).Select(number => UsageCsv.Row2025(
            number, ("Start Time", $"2025-03-12T{number / 3600 % 24:00}:{number / 60 % 60:00}:{number % 60:00}Z")))];
        Assert.True(rows.Sum(row => row.Length) > 3_000_000);
        Assert.True(Scan(rows).InOrder);
        (rows[^1], rows[^2]) = (rows[^2], rows[^1]);
        Assert.False(Scan(rows).InOrder);
    }

    private const int ExportBlock = (2 * 1024 * 1024) - (64 * 1024);

    private static (bool InOrder, ReadOnlyMemory<byte> Digest) Scan(params string[] rows) =>
        ScanText(UsageCsv.Text([UsageCsv.Header2025, .. rows]));

    private static (bool InOrder, ReadOnlyMemory<byte> Digest) ScanText(string text)
    {
        using TempFolder folder = new();
        using UsageScan scan = TeamsExport.Open(folder.Write("calls.csv", text))[0].Scan(TestContext.Current.CancellationToken)!;
        return (scan.InOrder, scan.Digest);
    }
}
