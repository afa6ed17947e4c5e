using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class GraphDirectoryTests
{
    private const string Ada = """
        {"id":"0b9a7c55-2f6e-4e0b-9d0e-7f2a1c3b4d5e","userPrincipalName":"ada@contoso.com","displayName":"Ada","department":null,
        "usageLocation":"US","assignedLicenses":[{"disabledPlans":[],"skuId":"47794cd0-f0e5-45c5-9033-2eb6b5fc84e0"}]}
        """;

    private const string Bob = """{"id":"1b9a7c55-2f6e-4e0b-9d0e-7f2a1c3b4d5e","userPrincipalName":"bob@contoso.com"}""";

    [Fact]
    public void Users_SeveralPages_FollowsTheLinkOnItsOwnAddress()
    {
        using GraphServer server = new();
        server.Get = (path, _) => path.Contains("skiptoken", StringComparison.Ordinal)
            ? Page(Bob)
            : Page(Ada, "https://graph.microsoft.com/v1.0/users?$skiptoken=abc%3D%27");
        using GraphDirectory directory = new(server.Settings());

        TenantUser[] users = [.. directory.Users(default)];

        Assert.Equal(["ada@contoso.com", "bob@contoso.com"], users.Select(user => user.UserPrincipalName));
        Assert.Equal(("Ada", null, "US"), (users[0].DisplayName, users[0].Department, users[0].UsageLocation));
        Assert.Equal([Guid.Parse("47794cd0-f0e5-45c5-9033-2eb6b5fc84e0")], users[0].SkuIds);
        Assert.Empty(users[1].SkuIds);
        Assert.EndsWith("&$top=999", server.Seen.First(), StringComparison.Ordinal);
        Assert.Equal("/v1.0/users?$skiptoken=abc%3D%27", server.Seen.Last());
    }

    [Fact]
    public void Users_FirstPage_IsGivenOutBeforeTheSecondIsAskedFor()
    {
        using GraphServer server = new() { Get = (_, _) => Page(Ada, "https://graph.microsoft.com/v1.0/users?$skiptoken=2") };
        using GraphDirectory directory = new(server.Settings());

        Assert.Equal("ada@contoso.com", directory.Users(default).First().UserPrincipalName);

        Assert.Single(server.Seen);
    }

    [Fact]
    public void Users_LinkThatLeadsBack_Ends()
    {
        using GraphServer server = new() { Get = (_, _) => Page(Ada, "https://graph.microsoft.com/v1.0/users?$skiptoken=2") };
        using GraphDirectory directory = new(server.Settings());

        Assert.Equal(ErrorIds.GraphRequestFailed, Assert.Throws<CommsCreditException>(() => directory.Users(default).Count()).Id);
    }

    [Fact]
    public void Find_ManyNames_AsksFifteenAtATimeAndEscapesQuotes()
    {
        using GraphServer server = new() { Get = (_, _) => Page("") };
        using GraphDirectory directory = new(server.Settings());
        UserIdentity[] identities = [.. Enumerable.Range(0, 16).Select(number => new UserIdentity($"o'neil{number}@contoso.com", null)), new(null, Guid.Parse("0b9a7c55-2f6e-4e0b-9d0e-7f2a1c3b4d5e"))];

        Assert.Empty(directory.Find(identities, default));

        string[] filters = [.. server.Seen.Select(path => Uri.UnescapeDataString(path.Split("$filter=")[1]))];
        Assert.Equal(3, filters.Length);
        Assert.Equal("id in ('0b9a7c55-2f6e-4e0b-9d0e-7f2a1c3b4d5e')", filters[0]);
        Assert.StartsWith("userPrincipalName in ('o''neil0@contoso.com','o''neil1@contoso.com',", filters[1], StringComparison.Ordinal);
        Assert.Equal("userPrincipalName in ('o''neil15@contoso.com')", filters[2]);
    }

    [Fact]
    public void Skus_CountWhatIsFreeAndLeaveOutWhatNoUserCanBeGiven()
    {
        using GraphServer server = new()
        {
            Get = (_, _) => new GraphAnswer(200, $$"""
                {"value":[{{Sku(1, "MCOPSTNC", "Enabled", 100, 5, 90)}},{{Sku(2, "MCOEV", "Suspended", 100, 0, 0)}},
                {{Sku(3, "MCOPSTN1", "Enabled", 10, 0, 12)}},{{Sku(4, "TENANT", "Enabled", 10, 0, 0).Replace("\"User\"", "\"Company\"", StringComparison.Ordinal)}}]}
                """),
        };
        using GraphDirectory directory = new(server.Settings());

        Assert.Equal([("MCOPSTNC", 15L), ("MCOPSTN1", -2L)], directory.Skus(default).Select(sku => (sku.SkuPartNumber, sku.Free)));
    }

    [Theory]
    [InlineData(429, "0.01")]
    [InlineData(429, null)]
    [InlineData(500, null)]
    [InlineData(503, "0")]
    [InlineData(0, null)]
    public void Get_FailureThatPasses_IsAskedAgain(int status, string? retryAfter)
    {
        using GraphServer server = new() { Get = (_, attempt) => attempt <= 2 ? new GraphAnswer(status, "x", retryAfter) : Page(Ada) };
        using GraphDirectory directory = new(server.Settings());

        Assert.Single(directory.Users(default));

        Assert.Equal(3, server.Seen.Count);
    }

    [Theory]
    [InlineData(400, ErrorIds.GraphRequestFailed, "Request_Code: What Graph says", 1)]
    [InlineData(401, ErrorIds.GraphSignInFailed, "token", 1)]
    [InlineData(403, ErrorIds.GraphSignInFailed, "User.Read.All", 1)]
    [InlineData(429, ErrorIds.GraphThrottled, "wait", 7)]
    [InlineData(503, ErrorIds.GraphRequestFailed, "503", 7)]
    [InlineData(302, ErrorIds.GraphRequestFailed, "302", 1)]
    public void Get_FailureThatStays_IsToldOnce(int status, string id, string words, int requests)
    {
        using GraphServer server = new() { Get = (_, _) => GraphAnswer.Error(status, "Request_Code", "What Graph says.") };
        using GraphDirectory directory = new(server.Settings());

        CommsCreditException error = Assert.Throws<CommsCreditException>(() => directory.Users(default).ToList());

        Assert.Equal(id, error.Id);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(requests, server.Seen.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"value\":1}")]
    [InlineData("{\"value\":[],\"@odata.nextLink\":\"https://elsewhere.example/users\"}")]
    public void Get_AnswerThatIsNone_IsGraphRequestFailed(string body)
    {
        using GraphServer server = new() { Get = (_, _) => new GraphAnswer(200, body) };
        using GraphDirectory directory = new(server.Settings());

        Assert.Equal(ErrorIds.GraphRequestFailed, Assert.Throws<CommsCreditException>(() => directory.Users(default).ToList()).Id);
    }

    [Fact]
    public void Get_NobodyThere_IsGraphRequestFailed()
    {
        GraphSettings settings = new(new Uri("http://127.0.0.1:1/v1.0"), new GivenToken("t"), TimeProvider.System) { Retries = 1, FirstWait = TimeSpan.FromMilliseconds(1) };
        using GraphDirectory directory = new(settings);

        CommsCreditException error = Assert.Throws<CommsCreditException>(() => directory.Skus(default));

        Assert.Equal(ErrorIds.GraphRequestFailed, error.Id);
        Assert.Contains("no connection", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GraphEnvironment.Global, null, "https://graph.microsoft.com/v1.0")]
    [InlineData(GraphEnvironment.USGov, "", "https://graph.microsoft.us/v1.0")]
    [InlineData(GraphEnvironment.USGovDoD, null, "https://dod-graph.microsoft.us/v1.0")]
    [InlineData(GraphEnvironment.China, null, "https://microsoftgraph.chinacloudapi.cn/v1.0")]
    [InlineData(GraphEnvironment.China, "https://proxy.contoso.com/graph/", "https://proxy.contoso.com/graph/v1.0")]
    [InlineData(GraphEnvironment.Global, "http://localhost:8080/v1.0", "http://localhost:8080/v1.0")]
    public void BaseAddress_OfEachCloud(GraphEnvironment environment, string? given, string expected) =>
        Assert.Equal(expected, GraphAddresses.BaseOf(environment, given).AbsoluteUri);

    [Theory]
    [InlineData("graph.microsoft.com")]
    [InlineData("http://graph.contoso.com")]
    [InlineData("https://me:hidden@graph.contoso.com")]
    public void BaseAddress_ThatWouldGiveTheTokenAway_IsRefused(string given) => Assert.Equal(
        ErrorIds.ParameterInvalid, Assert.Throws<CommsCreditException>(() => GraphAddresses.BaseOf(GraphEnvironment.Global, given)).Id);

    private static GraphAnswer Page(string items, string? next = null) =>
        new(200, $$$"""{"value":[{{{items}}}]{{{(next is null ? "" : $",\"@odata.nextLink\":\"{next}\"")}}}}""");

    private static string Sku(int number, string part, string status, int enabled, int warning, int consumed) => $$"""
        {"skuId":"0000000{{number}}-0000-4000-8000-000000000000","skuPartNumber":"{{part}}","capabilityStatus":"{{status}}","appliesTo":"User",
        "consumedUnits":{{consumed}},"prepaidUnits":{"enabled":{{enabled}},"suspended":50,"warning":{{warning}},"lockedOut":50} }
        """;
}
