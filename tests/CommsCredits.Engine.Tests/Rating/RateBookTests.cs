using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class RateBookTests
{
    private static readonly Currency Usd = Currency.Parse("USD");
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Find_LongestPrefix_Wins() => Assert.Equal("4479", Find(Lines(("44", "*", "*"), ("4479", "*", "*"), ("447", "*", "*")))?.Prefix);

    [Fact]
    public void Find_ExactService_WinsOverAnyButNotOverALongerPrefix()
    {
        Assert.Equal(RatedService.CallingPlanOutbound, Find(Lines(("447", "*", "*"), ("447", "CallingPlanOutbound", "*")))?.Service);
        Assert.Equal("4479", Find(Lines(("447", "CallingPlanOutbound", "*"), ("4479", "*", "*")))?.Prefix);
    }

    [Fact]
    public void Find_ExactServiceBeforeExactOrigin() => Assert.Equal(
        RatedService.CallingPlanOutbound, Find(Lines(("447", "*", "US"), ("447", "CallingPlanOutbound", "*")))?.Service);

    [Fact]
    public void Find_OtherServiceOrOrigin_IsPassedOverForAShorterPrefix() =>
        Assert.Equal("44", Find(Lines(("44", "*", "*"), ("4479", "TollFreeInbound", "*"), ("4479", "*", "DE")))?.Prefix);

    [Fact]
    public void Find_LatestEffectiveFrom_WinsOverALongerPrefixInAnOlderCard()
    {
        RateBook book = new([Table(1, null, ("4479", "*", "*")), Table(2, Day, ("44", "*", "*"))]);

        Assert.Equal("44", book.Find(RatedService.CallingPlanOutbound, "US", "447911123456", Day).Rate?.Prefix);
        Assert.Equal("4479", book.Find(RatedService.CallingPlanOutbound, "US", "447911123456", Day.AddTicks(-1)).Rate?.Prefix);
    }

    [Fact]
    public void Find_CardThatDoesNotMatch_LeavesItToTheNext()
    {
        RateBook book = new([Table(1, null, ("44", "*", "*")), Table(2, Day, ("33", "*", "*"))]);

        Assert.Equal(1, book.Find(RatedService.CallingPlanOutbound, "US", "447911123456", Day).Card?.Number);
    }

    [Fact]
    public void Read_SamePrefixTwiceForOneServiceAndOrigin_IsRefusedWithItsLine()
    {
        RateCardRules rules = new();
        rules.Read(new RateCardLine(2, "44", "0.1"));
        rules.Read(new RateCardLine(3, "44", "0.1", "CallingPlanOutbound"));

        CommsCreditException refused = Assert.Throws<CommsCreditException>(() => rules.Read(new RateCardLine(4, "+44", "0.2")));

        Assert.Equal((ErrorIds.RateCardInvalid, 4L), (refused.Id, refused.Target));
    }

    [Theory]
    [InlineData("", "0.1")]
    [InlineData("44a", "0.1")]
    [InlineData("44", "-0.1")]
    [InlineData("44", "0.0000001")]
    [InlineData("44", "0,1")]
    [InlineData("44", null)]
    public void Read_UnusableLine_IsRefused(string prefix, string? price) => Assert.Equal(
        ErrorIds.RateCardInvalid,
        Assert.Throws<CommsCreditException>(() => new RateCardRules().Read(new RateCardLine(2, prefix, price))).Id);

    private static Rate? Find(RateTable table) => table.Find(RatedService.CallingPlanOutbound, "US", "447911123456");

    private static RateTable Lines(params (string Prefix, string Service, string Origin)[] lines) => Table(1, null, lines);

    private static RateTable Table(int number, DateTimeOffset? from, params (string Prefix, string Service, string Origin)[] lines)
    {
        RateCardRules rules = new();
        return new RateTable(
            new RateCard(number, "Card", Usd, from, null, lines.Length),
            lines.Select((line, index) => rules.Read(new RateCardLine(index + 2, line.Prefix, "0.1", line.Service, line.Origin))).ToList());
    }
}
