using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class PriceRangeTests
{
    [Theory]
    [InlineData(10_000, 1, 5_000, 14_999, 15_000)]
    [InlineData(10_000, 2, 2_500, 7_499, 7_500)]
    [InlineData(40_000, 3, 11_667, 14_999, 15_000)]
    [InlineData(30_000, 7, 3_572, 4_999, 5_000)]
    public void Of_WholeCents_ReachesHalfACentToBothSides(long charge, int minutes, long low, long highHalfUp, long highEitherWay)
    {
        Assert.Equal(new PriceRange(low, highHalfUp), PriceRange.Of(charge, charge, minutes, halfUp: true));
        Assert.Equal(new PriceRange(low, highEitherWay), PriceRange.Of(charge, charge, minutes, halfUp: false));
    }

    [Theory]
    [InlineData(39_000, 3, 13_000)]
    [InlineData(83_333, 2, 41_667)]
    [InlineData(1, 2, 1)]
    [InlineData(1, 3, 0)]
    public void Of_MoreDecimals_IsOnePrice(long charge, int minutes, long price) =>
        Assert.Equal(new PriceRange(price, price), PriceRange.Of(charge, charge, minutes, halfUp: true));

    [Fact]
    public void Of_NothingLeftWithoutTheFee_HoldsZero() => Assert.Equal(0, PriceRange.Of(50_000, 0, 3, halfUp: true).Low);

    [Fact]
    public void Of_LessThanTheFee_CountsAsNothing() => Assert.Equal(
        PriceRange.Of(50_000, 0, 3, halfUp: true), PriceRange.Of(50_000, -10_000, 3, halfUp: true));

    // The longest calls: less than a millionth lies between the ends.
    [Fact]
    public void Of_SoManyMinutesThatNoMillionthFits_IsTheNearest() => Assert.Equal(
        new PriceRange(1, 1), PriceRange.Of(30_000, 30_000, 30_001, halfUp: true));

    [Theory]
    [InlineData(12_500, 13_400, 13_000)]
    [InlineData(5_000, 14_999, 10_000)]
    [InlineData(2_500, 7_499, 5_000)]
    [InlineData(900_000, 2_100_000, 1_000_000)]
    [InlineData(0, 4_999, 0)]
    [InlineData(13_456, 13_456, 13_456)]
    [InlineData(10_100, 10_400, 10_200)]
    [InlineData(10_100, 10_500, 10_300)]
    [InlineData(3_334, 3_666, 3_500)]
    public void Simplest_HasTheFewestDecimalsThenTheMiddle(long low, long high, long price) =>
        Assert.Equal(price, new PriceRange(low, high).Simplest());

    [Fact]
    public void Simplest_AnyRange_IsInItAndNoneHasFewerDecimals()
    {
        Random random = new(20_260_101);
        for (int round = 0; round < 5_000; round++)
        {
            long low = random.Next(0, 60_000);
            PriceRange range = new(low, low + random.Next(0, 900));
            long price = range.Simplest();

            Assert.True(range.Contains(price), $"{range}: {price}");
            for (long other = range.Low; other <= range.High; other++)
            {
                bool better = Decimals(other) < Decimals(price)
                    || (Decimals(other) == Decimals(price) && Distance(range, other) < Distance(range, price));
                Assert.False(better, $"{range}: {other} is simpler than {price}");
            }
        }
    }

    [Fact]
    public void And_RangesApart_IsEmpty()
    {
        PriceRange none = new PriceRange(1, 5).And(new PriceRange(6, 9));

        Assert.True(none.IsEmpty);
        Assert.Throws<InvalidOperationException>(() => none.Simplest());
        Assert.Equal(new PriceRange(3, 5), new PriceRange(1, 5).And(new PriceRange(3, 9)).And(PriceRange.All));
    }

    private static int Decimals(long price)
    {
        int decimals = 6;
        for (; decimals > 0 && price % 10 == 0; price /= 10)
        {
            decimals--;
        }

        return decimals;
    }

    // From the middle, twice over, so that it is a whole number; the middle itself is a whole millionth, rounded down.
    private static long Distance(PriceRange range, long price) => Math.Abs(price - (range.Low + ((range.High - range.Low) / 2)));
}
