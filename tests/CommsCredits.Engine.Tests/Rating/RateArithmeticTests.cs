using System.Numerics;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class RateArithmeticTests
{
    // The regressions of others (laws.md, tests 2).
    [Theory]
    [InlineData(30, 6, 32, 36)]
    [InlineData(30, 6, 57, 60)]
    [InlineData(30, 6, 75, 78)]
    [InlineData(30, 7, 31, 37)]
    [InlineData(60, 60, 1, 60)]
    [InlineData(60, 60, 60, 60)]
    [InlineData(60, 60, 61, 120)]
    [InlineData(0, 1, 17, 17)]
    public void R1_BilledSeconds_AreMinimumThenWholeIncrements(int minimum, int increment, int seconds, long billed) =>
        Assert.Equal(billed, Make(0, minimum, increment).BilledSeconds(seconds));

    [Fact]
    public void R1_Unanswered_IsBilledNothing()
    {
        Rate rate = Make(100_000, 60, 60) with { ConnectionFee = 150_000 };

        Assert.Equal(0, rate.BilledSeconds(0));
        Assert.Equal(0, rate.PriceOf(0));
    }

    [Fact]
    public void R2_FeeAndThreeMinutes_AddUp()
    {
        Rate rate = Make(10_000, 60, 60) with { ConnectionFee = 150_000 };

        Assert.Equal(180_000, rate.PriceOf(rate.BilledSeconds(180)));
    }

    [Fact]
    public void R1_1500Seconds_Are25UnitsExactly() => Assert.Equal(25_000_000, Make(1_000_000, 60, 60).PriceOf(1_500));

    [Theory]
    [InlineData(1, 30, 1)]
    [InlineData(1, 29, 0)]
    [InlineData(3, 30, 2)]
    [InlineData(1_000_000, 1, 16_667)]
    public void R2_Price_IsRoundedOnceHalfUp(long perMinute, int seconds, long price) =>
        Assert.Equal(price, Make(perMinute, 0, 1).PriceOf(seconds));

    // Below and above what fits 64 bits.
    [Theory]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue, 31)]
    [InlineData(int.MaxValue + 1L, 29)]
    [InlineData(int.MaxValue + 1L, int.MaxValue)]
    [InlineData(17, int.MaxValue + 1L)]
    [InlineData(1_000_000_007, 1_999_999_973)]
    [InlineData(9_000_000_000_000, 30_001)]
    public void R2_PriceOfLargeNumbers_IsExact(long perMinute, long seconds)
    {
        BigInteger exact = ((2 * (BigInteger)perMinute * seconds) + 60) / 120;

        Assert.Equal(exact + 7, (Make(perMinute, 0, 1) with { ConnectionFee = 7 }).PriceOf(seconds));
    }

    [Fact]
    public void R10_RestAfterThePool_HasNoMinimum() => Assert.Equal(6, Make(0, 60, 6).BilledSecondsAfterPool(1));

    private static Rate Make(long perMinute, int minimum, int increment) =>
        new() { Prefix = "1", PerMinute = perMinute, MinimumSeconds = minimum, IncrementSeconds = increment };
}
