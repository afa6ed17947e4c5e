using CommsCredits.Engine;

namespace CommsCredits.Tests.Funding;

/// <summary>Where payments may be asked for (docs/gateway.md).</summary>
public class GatewaySettingsTests
{
    private static readonly GatewaySettings Settings = new(new Uri("https://pay.contoso.example/orders"), [1, 2], 30);

    [Theory]
    [InlineData("https://pay.contoso.example/orders")]
    [InlineData("http://localhost:8080/orders")]
    [InlineData("http://127.0.0.1/orders")]
    public void CheckUrl_EncryptedOrOnThisMachine_IsTaken(string url) => Assert.Equal(new Uri(url), GatewaySettings.CheckUrl(url));

    [Theory]
    [InlineData("orders", "absolute")]
    [InlineData("ftp://pay.contoso.example/", "absolute")]
    [InlineData("http://pay.contoso.example/orders", "without encryption")]
    [InlineData("https://user:word@pay.contoso.example/orders", "holds a user")]
    [InlineData("https://pay.contoso.example/orders?key=word", "holds a user")]
    [InlineData("https://pay.contoso.example/orders#word", "holds a user")]
    public void CheckUrl_AnythingElse_IsRefused_WithoutRepeatingASecret(string url, string why)
    {
        CommsCreditException refusal = Assert.Throws<CommsCreditException>(() => GatewaySettings.CheckUrl(url));

        Assert.Equal(ErrorIds.ParameterInvalid, refusal.Id);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("word", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 30)]
    [InlineData(1, 1)]
    [InlineData(300, 300)]
    public void CheckTimeout_BetweenOneAndThreeHundred_IsTaken(int? given, int seconds) => Assert.Equal(seconds, GatewaySettings.CheckTimeout(given));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(301)]
    public void CheckTimeout_Outside_IsRefused(int seconds) =>
        Assert.Equal(ErrorIds.ParameterInvalid, Assert.Throws<CommsCreditException>(() => GatewaySettings.CheckTimeout(seconds)).Id);

    [Fact]
    public void Settings_AreEqualWhereTheyAskTheSamePlaceInTheSameWay()
    {
        GatewaySettings same = new(new Uri("https://pay.contoso.example/orders"), [1, 2], 30);

        Assert.Equal(Settings, same);
        Assert.Equal(Settings.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(Settings, same with { TimeoutSeconds = 31 });
        Assert.NotEqual(Settings, same with { Url = new Uri("https://pay.contoso.example/other") });
        Assert.NotEqual(Settings, same with { ProtectedSecret = [1, 3] });
        Assert.False(Settings.Equals(null));
        Assert.NotEqual(Settings.GetHashCode(), (same with { TimeoutSeconds = 31 }).GetHashCode());
    }
}
