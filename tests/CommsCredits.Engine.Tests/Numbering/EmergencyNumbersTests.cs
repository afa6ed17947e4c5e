using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class EmergencyNumbersTests
{
    [Theory]
    [InlineData("DE", "112")]
    [InlineData("DE", "110")]
    [InlineData("US", "911")]
    [InlineData("PR", "911")]
    [InlineData("GB", "999")]
    [InlineData("gb", "999")]
    [InlineData("AU", "000")]
    [InlineData("JP", "119")]
    [InlineData("ZA", "10111")]
    [InlineData("JP", "112")]
    [InlineData(null, "112")]
    [InlineData(null, "911")]
    [InlineData("US", "+911")]
    public void IsEmergency_R8_CallForHelp_IsTrue(string? location, string dialled) =>
        Assert.True(EmergencyNumbers.IsEmergency(location, dialled));

    [Theory]
    [InlineData("US", "110")]
    [InlineData("DE", "999")]
    [InlineData(null, "999")]
    [InlineData("XX", "999")]
    [InlineData("DE", "1121")]
    [InlineData("US", "")]
    public void IsEmergency_R8_OtherNumber_IsFalse(string? location, string dialled) =>
        Assert.False(EmergencyNumbers.IsEmergency(location, dialled));
}
