using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class CurrencyCodesTests
{
    [Theory]
    [InlineData("USD", 2)]
    [InlineData("EUR", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KWD", 3)]
    [InlineData("CLF", 4)]
    [InlineData("XCG", 2)]
    public void MinorDigits_CurrencyInUse_IsKnown(string code, int digits)
    {
        Assert.True(CurrencyCodes.IsKnown(code));
        Assert.Equal(digits, CurrencyCodes.MinorDigits(code));
    }

    [Theory]
    [InlineData("XXX")]
    [InlineData("XAU")]
    [InlineData("DEM")]
    [InlineData("usd")]
    [InlineData("")]
    public void IsKnown_NoCurrencyInUse_IsFalse(string code)
    {
        Assert.False(CurrencyCodes.IsKnown(code));
        Assert.Null(CurrencyCodes.MinorDigits(code));
    }
}
