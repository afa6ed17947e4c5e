using System.Text;
using CommsCredits.Connectors;

namespace CommsCredits.Tests;

public class GatewaySignatureTests
{
    private static readonly string Contract = File.ReadAllText(Path.Combine(Root(), "docs", "gateway.md"));

    [Fact]
    public void Sign_WorkedExampleOfTheContract_GivesItsSignature() => Assert.Equal(
        Example("signature"), GatewaySignature.Sign(Example("secret"), Example("timestamp"), Encoding.UTF8.GetBytes(Example("body"))));

    [Fact]
    public void Timestamp_OfTheOrdersMoment_IsThatOfTheContract() => Assert.Equal(
        Example("timestamp"), GatewaySignature.Timestamp(new DateTimeOffset(2026, 3, 20, 10, 0, 0, TimeSpan.FromHours(2))));

    [Fact]
    public void Charge_OfTheContractsOrder_SendsTheContractsBody()
    {
        using GatewayServer server = new();

        new HttpGateway(server.Settings(), PlainProtector.Instance, TimeProvider.System).Charge(HttpGatewayTests.Request());

        Assert.Equal(Example("body"), server.Seen.Single().Body);
        Assert.Equal(GatewayServer.Secret, Example("secret"));
    }

    private static string Example(string name) => Contract.Split('\n')
        .Select(line => line.TrimEnd('\r'))
        .First(line => line.StartsWith($"    {name} ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal))[4..][name.Length..]
        .TrimStart();

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CommsCredits.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("CommsCredits.sln is above no folder of the tests.");
    }
}
