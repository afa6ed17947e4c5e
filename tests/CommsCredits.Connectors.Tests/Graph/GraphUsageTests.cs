using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class GraphUsageTests
{
    private static readonly DateTimeOffset March = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);

    // As the reference shows it (usage-formats §4).
    private const string Sample = """
        {"id":"6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11","callId":"c7d1a0f2b4e84d06a1b2c3d4e5f60718","userId":"0b9a7c55-2f6e-4e0b-9d0e-7f2a1c3b4d5e",
        "userPrincipalName":"ines.duarte@fabrikam.example","userDisplayName":"Ines Duarte","startDateTime":"2025-03-12T09:14:03.1250000Z",
        "endDateTime":"2025-03-12T09:21:20.1250000Z","duration":437,"charge":0.24,"callType":"user_out","currency":"EUR",
        "calleeNumber":"+81312345***","usageCountryCode":"PT","tenantCountryCode":"DE","connectionCharge":0.0,"callerNumber":"+351210000000",
        "destinationContext":"International","destinationName":"Japan","conferenceId":null,"licenseCapability":"MCOPSTNPP",
        "inventoryType":"Subscriber","operator":"Microsoft","callDurationSource":"microsoft"}
        """;

    [Fact]
    public void Read_SampleRow_IsTheRecordOfTheSameCsvRow()
    {
        using GraphServer server = new() { Get = (_, _) => Page(Sample) };

        CallRecord record = Read(server, March, March.AddDays(30)).Single().Record!;

        Assert.Equal(
            new CallRecord
            {
                UsageId = Guid.Parse("6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11"),
                CallId = "c7d1a0f2b4e84d06a1b2c3d4e5f60718",
                UserLocation = "PT",
                ObjectId = Guid.Parse("0b9a7c55-2f6e-4e0b-9d0e-7f2a1c3b4d5e"),
                UserPrincipalName = "ines.duarte@fabrikam.example",
                DisplayName = "Ines Duarte",
                CallerId = "+351210000000",
                CallType = "user_out",
                NumberType = "Subscriber",
                DomesticInternational = "International",
                DestinationDialed = "Japan",
                DestinationNumber = "+81312345***",
                StartTime = new DateTimeOffset(2025, 3, 12, 9, 14, 3, 125, TimeSpan.Zero),
                EndTime = new DateTimeOffset(2025, 3, 12, 9, 21, 20, 125, TimeSpan.Zero),
                DurationSeconds = 437,
                ConnectionFee = 0,
                Charge = 240_000,
                Currency = "EUR",
                Capability = "MCOPSTNPP",
                Operator = "Microsoft",
                DurationSource = "microsoft",
                Line = 1,
            },
            record);
        Assert.Equal("/v1.0/communications/callRecords/getPstnCalls(fromDateTime=2025-03-01,toDateTime=2025-03-31)", server.Seen.Single());
    }

    [Theory]
    [InlineData("0.1", 100_000)]
    [InlineData("0.30000000000000004", 300_000)]
    [InlineData("0.0000005", 1)]
    [InlineData("1.2E-05", 12)]
    [InlineData("12E2", 1_200_000_000)]
    [InlineData("79228162.5142643375", 79_228_162_514_264)]
    [InlineData("0.1000000000000000055511151231257827", 100_000)]
    [InlineData("\"0.24\"", 240_000)]
    [InlineData("0", 0)]
    public void Read_Charge_IsItsDecimalText(string charge, long micros)
    {
        using GraphServer server = new() { Get = (_, _) => Page(Sample.Replace("0.24", charge, StringComparison.Ordinal)) };

        Assert.Equal(micros, Read(server, March, March.AddDays(30)).Single().Record!.Charge);
    }

    [Theory]
    [InlineData("\"charge\":0.24", "\"charge\":-1", "charge")]
    [InlineData("\"charge\":0.24", "\"charge\":true", "charge")]
    [InlineData("\"charge\":0.24", "\"charge\":1E300", "charge")]
    [InlineData("\"charge\":0.24", "\"charge\":\"0,24\"", "charge")]
    [InlineData("\"duration\":437", "\"duration\":-1", "duration")]
    [InlineData("\"duration\":437", "\"duration\":1.5", "duration")]
    [InlineData("\"duration\":437", "\"duration\":null", "duration")]
    [InlineData("\"callType\":\"user_out\",", "", "callType")]
    [InlineData("\"id\":\"6f3b0b55", "\"id\":\"xyz", "id")]
    [InlineData("\"operator\":\"Microsoft\"", "\"operator\":[1]", "operator")]
    [InlineData("2025-03-12T09:14:03.1250000Z", "yesterday", "startDateTime")]
    [InlineData("2025-03-12T09:14:03.1250000Z", "1999-03-12T09:14:03Z", "startDateTime")]
    public void Read_BadRow_IsRejectedWithItsMember(string good, string bad, string member)
    {
        string row = Sample.Replace(good, bad, StringComparison.Ordinal);
        using GraphServer server = new() { Get = (_, _) => Page($"{row},{Sample},7") };

        UsageRow[] rows = Read(server, March, March.AddDays(30));

        Assert.Equal(member, rows[0].Reject!.Column);
        Assert.Equal(row, rows[0].Reject!.Raw);
        Assert.NotNull(rows[1].Record);
        Assert.NotNull(rows[2].Reject);
    }

    [Fact]
    public void Read_AllNull_IsARowWithoutWhatIsNotNeeded()
    {
        const string Row = """{"id":"6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11","callType":"ucap_in","startDateTime":"2025-03-12T09:14:03Z","duration":0,"charge":null,"userId":null,"conferenceId":""}""";
        using GraphServer server = new() { Get = (_, _) => Page(Row) };

        CallRecord record = Read(server, March, March.AddDays(30)).Single().Record!;

        Assert.Equal((null, null, null), (record.Charge, record.ObjectId, record.ConferenceId));
    }

    [Fact]
    public void Read_DirectRouting_IsSkipped()
    {
        using GraphServer server = new() { Get = (_, _) => Page("""{"id":"6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11","trunkFullyQualifiedDomainName":"sbc.contoso.com"}""") };

        UsageRow row = Read(server, March, March.AddDays(30)).Single();

        Assert.Null(row.Record);
        Assert.Null(row.Reject);
    }

    [Fact]
    public void Open_AYear_IsSplitIntoNinetyDaysAndEachCallIsGivenOutOnce()
    {
        string edge = Sample.Replace("2025-03-12T09:14:03.1250000Z", "2025-05-30T00:00:00.0000000Z", StringComparison.Ordinal);
        using GraphServer server = new() { Get = (_, _) => Page(edge) };

        UsageRow[] rows = Read(server, March, March.AddDays(365));

        Assert.Equal(
            ["2025-03-01..2025-05-30", "2025-05-30..2025-08-28", "2025-08-28..2025-11-26", "2025-11-26..2026-02-24", "2026-02-24..2026-03-01"],
            GraphUsage.Open(server.Settings(), March, March.AddDays(365)).Select(source => source.Name["Graph ".Length..]));
        Assert.Equal(5, server.Seen.Count);
        Assert.Single(rows);
    }

    [Fact]
    public void Read_Pages_AreFollowedAndRowsFoundAgain()
    {
        using GraphServer server = new();
        server.Get = (path, _) => path.EndsWith("?$skip=1", StringComparison.Ordinal)
            ? Page(Sample.Replace("6f3b0b55", "7f3b0b55", StringComparison.Ordinal))
            : Page(Sample, "https://graph.microsoft.com/v1.0/communications/callRecords/getPstnCalls(fromDateTime=2025-03-01,toDateTime=2025-03-31)?$skip=1");
        IUsageSource source = GraphUsage.Open(server.Settings(), March, March.AddDays(30)).Single();

        Assert.Equal([1, 2], source.Read(default).Select(row => row.Line));

        RejectedRow raw = source.ReadRaw(new HashSet<long> { 2 }, default).Single();
        Assert.Contains("7f3b0b55", raw.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PartOfADay_AsksForTheMoments()
    {
        using GraphServer server = new() { Get = (_, _) => Page(Sample) };

        Assert.Empty(Read(server, March.AddDays(11).AddHours(10), March.AddDays(11).AddHours(12)));

        Assert.EndsWith("(fromDateTime=2025-03-12T10:00:00Z,toDateTime=2025-03-12T12:00:00Z)", server.Seen.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithoutThePermission_NamesIt()
    {
        using GraphServer server = new() { Get = (_, _) => GraphAnswer.Error(403, "Authorization_RequestDenied", "Insufficient privileges.") };

        CommsCreditException error = Assert.Throws<CommsCreditException>(() => Read(server, March, March.AddDays(1)));

        Assert.Equal(ErrorIds.GraphSignInFailed, error.Id);
        Assert.Contains("CallRecord-PstnCalls.Read.All", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_EmptyPeriod_IsRefused()
    {
        using GraphServer server = new();

        Assert.Equal(ErrorIds.ParameterInvalid, Assert.Throws<CommsCreditException>(() => GraphUsage.Open(server.Settings(), March, March)).Id);
    }

    private static UsageRow[] Read(GraphServer server, DateTimeOffset from, DateTimeOffset to) =>
        [.. GraphUsage.Open(server.Settings(), from, to).SelectMany(source => source.Read(TestContext.Current.CancellationToken))];

    private static GraphAnswer Page(string rows, string? next = null) =>
        new(200, $$$"""{"@odata.count":1,"value":[{{{rows}}}]{{{(next is null ? "" : $",\"@odata.nextLink\":\"{next}\"")}}}}""");
}
