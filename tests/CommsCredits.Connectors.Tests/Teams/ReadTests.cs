using System.Text;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class ReadTests
{
    static readonly CallRecord Expected2025 = new()
    {
        UsageId = UsageCsv.Id(1),
        CallId = "call1",
        UserLocation = "PT",
        ObjectId = new Guid("0b9a7c55-2f6e-4e0b-9d0e-7f2a1c3b4d5e"),
        UserPrincipalName = "ines.duarte@fabrikam.example",
        DisplayName = "Inês Duarte",
        CallerId = "+351210000000",
        CallType = "user_out",
        NumberType = "Subscriber",
        DomesticInternational = "International",
        DestinationDialed = "Japan",
        DestinationNumber = "+81312345***",
        ExternalCountry = "JP",
        StartTime = new DateTimeOffset(2025, 3, 12, 9, 1, 3, 125, TimeSpan.Zero),
        EndTime = new DateTimeOffset(2025, 3, 12, 10, 21, 20, 125, TimeSpan.Zero),
        DurationSeconds = 437,
        ConnectionFee = 100_000,
        Charge = 240_000,
        Currency = "EUR",
        Capability = "MCOPSTNPP",
        Operator = "Microsoft",
        DurationSource = "Microsoft",
        Line = 2,
    };

    static readonly CallRecord Expected2022 = Expected2025 with { ExternalCountry = null, Operator = null, DurationSource = null };

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];

    [Fact]
    public void Read_TwentyFiveColumns_GivesEveryField() =>
        Assert.Equal(Expected2025, Assert.Single(UsageCsv.ReadText(UsageCsv.Header2025, UsageCsv.Row2025(1))).Record);

    [Fact]
    public void Read_TwentyColumns_GivesEveryField() =>
        Assert.Equal(Expected2022, Assert.Single(UsageCsv.ReadText(UsageCsv.Header2022, UsageCsv.Row2022(1))).Record);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("007", 7)]
    [InlineData("+5", 5)]
    [InlineData("-0", 0)]
    [InlineData(" 12 ", 12)]
    [InlineData("000000000437", 437)]
    [InlineData("316224000", 316_224_000)]
    public void Read_SecondsInAnyWayOfWriting_GivesTheirNumber(string written, int seconds) =>
        Assert.Equal(
            seconds,
            Assert.Single(UsageCsv.ReadText(UsageCsv.Header2025, UsageCsv.Row2025(1, ("Duration Seconds", written)))).Record!.DurationSeconds);

    [Fact]
    public void Read_AtTheEnd_LetsGoOfTheFileAndStaysThere()
    {
        var opened = new List<FileStream>();
        using var folder = new TempFolder();
        var file = SourceFile.Of(folder.Write("calls.csv", UsageCsv.Text(UsageCsv.Header2025, UsageCsv.Row2025(1))));
        using var rows = new TeamsRows(file, "calls.csv", Open, TestContext.Current.CancellationToken);

        Assert.Empty(opened);
        Assert.True(rows.MoveNext());
        Assert.True(Assert.Single(opened).CanRead);
        Assert.False(rows.MoveNext());
        Assert.False(opened[0].CanRead);
        Assert.False(rows.MoveNext());
        Assert.Single(opened);

        SourceStream Open()
        {
            opened.Add(file.Open());
            return new SourceStream(opened[^1], "calls.csv", file.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_ByteOrderMark_TellsTheEncoding(string name)
    {
        using var folder = new TempFolder();
        var text = UsageCsv.Text(UsageCsv.Header2025, UsageCsv.Row2025(1));
        Assert.Equal(Expected2025, Assert.Single(UsageCsv.Read(folder.Write("calls.csv", text, Encoding.GetEncoding(name)))).Record);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Read_AnyLineBreak_CountsTheSameLines(string lineBreak)
    {
        using var folder = new TempFolder();
        var text = UsageCsv.Text(UsageCsv.Header2025, UsageCsv.Row2025(1), "", UsageCsv.Row2025(2));
        var rows = UsageCsv.Read(folder.Write("calls.csv", text.Replace("\n", lineBreak, StringComparison.Ordinal)));
        Assert.Equal([2L, 4L], rows.Select(row => row.Line));
        Assert.All(rows, row => Assert.Equal(row.Line, row.Record?.Line));
    }

    [Fact]
    public void Read_NoLineBreakAtTheEnd_GivesTheLastRow()
    {
        using var folder = new TempFolder();
        var path = folder.Write("calls.csv", UsageCsv.Text(UsageCsv.Header2025, UsageCsv.Row2025(1)).TrimEnd());
        Assert.Equal(Expected2025, Assert.Single(UsageCsv.Read(path)).Record);
    }

    [Fact]
    public void Read_QuotesWithLineBreaks_AreOneFieldAndCountAsLines()
    {
        var rows = UsageCsv.ReadText(
            UsageCsv.Header2025,
            UsageCsv.Row2025(1, ("User Display Name", "\"Duarte, \"\"Inês\"\"\nSales\"")),
            UsageCsv.Row2025(2));
        Assert.Equal("Duarte, \"Inês\"\nSales", rows[0].Record?.DisplayName);
        Assert.Equal([2L, 4L], rows.Select(row => row.Line));
    }

    [Fact]
    public void Read_ColumnsInOtherOrderAndCase_AreFoundByName()
    {
        var row = Assert.Single(UsageCsv.ReadText(
            "durationseconds, START TIME ,Unheard Of,call  type,usageid",
            $" 60 ,2025-03-12T09:00:00,\"x, y\",user_in,{UsageCsv.Id(1)}"));
        Assert.Equal(
            new CallRecord
            {
                UsageId = UsageCsv.Id(1),
                CallType = "user_in",
                StartTime = new DateTimeOffset(2025, 3, 12, 9, 0, 0, TimeSpan.Zero),
                DurationSeconds = 60,
                Line = 2,
            },
            row.Record);
    }

    [Theory]
    [InlineData("2025-03-12T09:14:03.1234567Z", "2025-03-12T09:14:03.1234567Z")]
    [InlineData("2025-03-12T09:14:03", "2025-03-12T09:14:03Z")]
    [InlineData("2025-03-12 09:14:03.5", "2025-03-12T09:14:03.5Z")]
    [InlineData("2025-03-12T09:14", "2025-03-12T09:14:00Z")]
    [InlineData("2025-03-12T09:14:03+02:00", "2025-03-12T07:14:03Z")]
    [InlineData("2025-03-12 23:14:03.0000000 -0330", "2025-03-13T02:44:03Z")]
    [InlineData("2024-02-29t00:00:00z", "2024-02-29T00:00:00Z")]
    public void Read_StartInIsoForm_IsInUtc(string text, string utc)
    {
        var row = Assert.Single(UsageCsv.ReadText(UsageCsv.Header2025, UsageCsv.Row2025(1, ("Start Time", text))));
        Assert.Equal(DateTimeOffset.Parse(utc, null), row.Record?.StartTime);
        Assert.Equal(TimeSpan.Zero, row.Record?.StartTime.Offset);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("0", 0L)]
    [InlineData("0.015", 15_000L)]
    [InlineData("12.345678", 12_345_678L)]
    [InlineData("1.50000000", 1_500_000L)]
    public void Read_Charge_IsMillionthsOrNull(string text, long? micros) =>
        Assert.Equal(micros, Assert.Single(UsageCsv.ReadText(UsageCsv.Header2025, UsageCsv.Row2025(1, ("Charge", text)))).Record?.Charge);

    [Fact]
    public void Read_BotWithoutUser_HasNullWhereThereIsNothing()
    {
        var record = Assert.Single(UsageCsv.ReadText(
            UsageCsv.Header2025,
            UsageCsv.Row2025(1, ("Call Type", "ucap_in"), ("Microsoft Entra ObjectId", ""), ("UPN", ""), ("User Display Name", " ")))).Record;
        Assert.Equal((null, null, null), (record?.ObjectId, record?.UserPrincipalName, record?.DisplayName));
    }

    [Fact]
    public void Read_DirectRoutingCallTypes_AreSkipped()
    {
        var rows = UsageCsv.ReadText(
            UsageCsv.Header2025,
            UsageCsv.Row2025(1, ("Call Type", "dr_out")),
            UsageCsv.Row2025(2, ("Call Type", "ByotIn")),
            UsageCsv.Row2025(3, ("Call Type", "never_heard_of")));
        Assert.Equal([true, true, false], rows.Select(row => row.Record is null && row.Reject is null));
    }

    [Fact]
    public void Read_DirectRoutingExport_IsSkippedRowByRow()
    {
        var rows = UsageCsv.ReadText(UsageCsv.HeaderDirectRouting, new string(',', 22), "x,y");
        Assert.Equal([2L, 3L], rows.Select(row => row.Line));
        Assert.All(rows, row => Assert.True(row.Record is null && row.Reject is null));
    }

    [Fact]
    public void Read_RepeatedTexts_AreHeldOnce()
    {
        var rows = UsageCsv.ReadText([UsageCsv.Header2025, .. Enumerable.Range(1, 100).Select(number => UsageCsv.Row2025(number))]);
        Assert.Single(rows.Select(row => row.Record!.UserPrincipalName).Distinct(ReferenceEqualityComparer.Instance));
        Assert.Single(rows.Select(row => row.Record!.DisplayName).Distinct(ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public void Read_Twice_GivesTheSameAndTellsHowFarItIs()
    {
        using var folder = new TempFolder();
        var path = folder.Write("calls.csv", UsageCsv.Text([UsageCsv.Header2025, .. Enumerable.Range(1, 2000).Select(n => UsageCsv.Row2025(n))]));
        var source = Assert.Single(TeamsExport.Open(path));
        var first = source.Read(CancellationToken.None).ToArray();
        Assert.Equal(first, source.Read(CancellationToken.None));
        Assert.Equal(("calls.csv", new FileInfo(path).Length), (source.Name, source.Length));
        Assert.InRange(first[0].Position, 1, source.Length - 1);
        Assert.Equal(source.Length, first[^1].Position);
    }

    [Fact]
    public void Read_Cancelled_Ends()
    {
        using var folder = new TempFolder();
        using var cancellation = new CancellationTokenSource();
        var source = TeamsExport.Open(folder.Write("calls.csv", UsageCsv.Text(UsageCsv.Header2025, UsageCsv.Row2025(1))))[0];
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => source.Read(cancellation.Token).Count());
    }
}
