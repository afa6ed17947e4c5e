using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class LotDrawsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Of_AnyNumberOfParts_KeepsThemInTheirOrder(int count)
    {
        LotDraw[] parts = [.. Enumerable.Range(1, count).Select(lot => new LotDraw(lot, 10 * lot))];
        LotDraws draws = [.. parts];

        Assert.Equal(parts, draws);
        Assert.Equal(count, draws.Count);
        Assert.Equal(draws, LotDraws.Of(parts));
        Assert.True(count == 0 || draws[^1] == parts[^1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => draws[count]);
        Assert.Throws<ArgumentOutOfRangeException>(() => draws[-1]);
    }

    [Fact]
    public void Equals_AnotherPart_IsNotTheSame()
    {
        LotDraws draws = [new(1, 5), new(2, 6)];

        Assert.True(draws == [new(1, 5), new(2, 6)]);
        Assert.True(draws != [new(1, 5), new(2, 7)]);
        Assert.True(draws != [new(1, 5)]);
        Assert.True(draws != [new(2, 6), new(1, 5)]);
    }
}
