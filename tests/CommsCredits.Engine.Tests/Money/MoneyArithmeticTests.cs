using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Money adds exactly, compares only with its like, and never wraps around.</summary>
public class MoneyArithmeticTests
{
    private static readonly Currency Usd = Currency.Parse("USD");
    private static readonly Currency Eur = Currency.Parse("EUR");

    [Fact]
    public void AddSubtractNegate_AreExact()
    {
        Assert.Equal(Dollars(5), Dollars(3) + Dollars(2));
        Assert.Equal(Dollars(1), Dollars(3) - Dollars(2));
        Assert.Equal(Dollars(-3), -Dollars(3));
        Assert.Equal((0, Usd), (Money.Zero(Usd).Micros, Money.Zero(Usd).Currency));
    }

    [Fact]
    public void Compare_FollowsTheAmount()
    {
        Assert.True(Dollars(1) < Dollars(2));
        Assert.False(Dollars(2) < Dollars(2));
        Assert.True(Dollars(2) > Dollars(1));
        Assert.False(Dollars(2) > Dollars(2));
        Assert.True(Dollars(2) <= Dollars(2));
        Assert.False(Dollars(3) <= Dollars(2));
        Assert.True(Dollars(2) >= Dollars(2));
        Assert.False(Dollars(1) >= Dollars(2));
        Assert.Equal([-1, 0, 1], new[] { Dollars(1), Dollars(2), Dollars(3) }.Select(money => Math.Sign(money.CompareTo(Dollars(2)))));
    }

    [Fact]
    public void AnotherCurrency_DoesNotMix()
    {
        Money euro = new(1, Eur);

        Assert.Throws<InvalidOperationException>(() => Dollars(1) - euro);
        Assert.Throws<InvalidOperationException>(() => Dollars(1) < euro);
        Assert.Throws<InvalidOperationException>(() => Dollars(1) > euro);
        Assert.Throws<InvalidOperationException>(() => Dollars(1) <= euro);
        Assert.Throws<InvalidOperationException>(() => Dollars(1) >= euro);
        Assert.Throws<InvalidOperationException>(() => Dollars(1).CompareTo(euro));
    }

    [Fact]
    public void BeyondTheRange_Throws()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MinValue, Usd) - Dollars(1));
        Assert.Throws<OverflowException>(() => -new Money(long.MinValue, Usd));
    }

    [Theory]
    [InlineData(50_000_000, "50.00")]
    [InlineData(50_100_000, "50.10")]
    [InlineData(50_123_000, "50.123")]
    [InlineData(1, "0.000001")]
    [InlineData(-1_500_000, "-1.50")]
    [InlineData(0, "0.00")]
    public void ToDecimal_HasTwoToSixDecimals(long micros, string text) =>
        Assert.Equal(text, Money.ToDecimal(micros).ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void ToString_IsForMessagesInAnyCulture()
    {
        Assert.Equal("12.50 USD", new Money(12_500_000, Usd).ToString());
        Assert.Equal("0.000001 EUR", new Money(1, Eur).ToString());
    }

    [Theory]
    [InlineData("9223372036854.775807", true)]
    [InlineData("9223372036854.775808", false)]
    [InlineData("-9223372036854.775807", true)]
    [InlineData("0.0000005", false)]
    [InlineData("79228162514264337593543950335", false)]
    public void TryToMicros_TakesWhatFitsExactly(string text, bool fits)
    {
        Assert.Equal(fits, Money.TryToMicros(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture), out long micros));
        Assert.Equal(fits, micros != 0);
    }

    [Theory]
    [InlineData(" eur ", "EUR")]
    [InlineData("Usd", "USD")]
    public void Currency_InAnyLetterCase_IsRead(string text, string code)
    {
        Assert.True(Currency.TryParse(text, out Currency currency));
        Assert.Equal(code, currency.Code);
        Assert.Equal(code, currency.ToString());
        Assert.Equal(currency, Currency.FromStored(code));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("XXX")]
    [InlineData("US")]
    public void Currency_ThatIsNone_IsTheDefaultValue(string? text)
    {
        Assert.False(Currency.TryParse(text, out Currency currency));
        Assert.Equal(default, currency);
        Assert.Equal(string.Empty, currency.Code);
        Assert.NotEqual(Usd, currency);
    }

    private static Money Dollars(long units) => new(units * Money.MicrosPerUnit, Usd);
}
