using CommsCredits.Engine;
using FsCheck;
using FsCheck.Fluent;

namespace CommsCredits.Tests;

public class MoneyTests
{
    private static readonly Currency Usd = Currency.Parse("usd");

    [Theory]
    [InlineData("0.000001", 1)]
    [InlineData("50", 50_000_000)]
    [InlineData("-1.5", -1_500_000)]
    [InlineData("9223372036854.775807", long.MaxValue)]
    public void FromDecimal_SixDecimals_IsExactBothWays(string text, long micros)
    {
        decimal amount = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        Money money = Money.FromDecimal(amount, Usd);

        Assert.Equal(micros, money.Micros);
        Assert.Equal(amount, money.ToDecimal());
    }

    [Theory]
    [InlineData("0.0000001")]
    [InlineData("9223372036855")]
    public void FromDecimal_OverPreciseOrTooLarge_Throws(string text) => Assert.Throws<ArgumentOutOfRangeException>(
        () => Money.FromDecimal(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture), Usd));

    [Fact]
    public void Add_BeyondTheRange_ThrowsInsteadOfWrapping() =>
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, Usd) + new Money(1, Usd));

    [Fact]
    public void Add_AnotherCurrency_Throws() =>
        Assert.Throws<InvalidOperationException>(() => Money.Zero(Usd) + Money.Zero(Currency.Parse("EUR")));

    [Fact]
    public void ToDecimal_WholeAmount_HasTwoDecimals() => Assert.Equal(2, new Money(50_000_000, Usd).ToDecimal().Scale);

    [Fact]
    public void ToDecimal_AnyAmount_LosesNothing() => Prop.ForAll<long>(micros =>
        Money.TryToMicros(Money.ToDecimal(micros), out long back) && back == micros).QuickCheckThrowOnFailure();

    [Fact]
    public void Currency_Unknown_HasItsId() =>
        Assert.Equal(ErrorIds.CurrencyUnknown, Assert.Throws<CommsCreditException>(() => Currency.Parse("XYZ")).Id);
}
