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
    public void Find_ExactOrigin_WinsOverAnyButNotOverALongerPrefix()
    {
        Assert.Equal("US", Find(Lines(("447", "*", "*"), ("447", "*", "US"), ("447", "*", "DE")))?.Origin);
        Assert.Equal("4479", Find(Lines(("447", "CallingPlanOutbound", "US"), ("4479", "*", "*")))?.Prefix);
    }

    [Fact]
    public void Find_NothingFits_FindsNothing()
    {
        Assert.Null(Find(Lines(("33", "*", "*"), ("447", "BotOutbound", "*"), ("44", "*", "DE"))));
        Assert.False(new RateBook([]).Find(RatedService.CallingPlanOutbound, "US", "447911123456", Day).Found);
    }

    // A user's call costs by where it goes and by where he is.
    [Theory]
    [InlineData("US", "US")]
    [InlineData("DE", "DE")]
    [InlineData("FR", "*")]
    [InlineData(null, "*")]
    public void Find_R3_CallOfAUser_IsPricedByDestinationAndUsageLocation(string? location, string origin)
    {
        RateTable table = Lines(("44", "CallingPlanOutbound", "*"), ("44", "CallingPlanOutbound", "US"), ("44", "CallingPlanOutbound", "DE"));

        Assert.Equal(origin, table.Find(RatedService.CallingPlanOutbound, location, "447911123456")?.Origin);
    }

    // A meeting is asked for without an origin: France costs the same from everywhere.
    [Fact]
    public void Find_A4_CallOfAMeeting_IsPricedByDestinationOnly()
    {
        RateTable table = Lines(
            ("33", "ConferenceDialOut", "*"), ("33", "ConferenceDialOut", "US"), ("33", "CallingPlanOutbound", "*"), ("33", "*", "FR"));

        Rate? rate = table.Find(RatedService.ConferenceDialOut, origin: null, "33142685300");

        Assert.Equal((RatedService.ConferenceDialOut, "*"), (rate?.Service, rate?.Origin));
    }

    // A call to a toll-free number costs by the country of that number, whoever calls.
    [Theory]
    [InlineData("18005550100", "1800")]
    [InlineData("448001234567", "44")]
    public void Find_R4_CallToATollFreeNumber_IsPricedByThatNumber(string digits, string prefix)
    {
        RateTable table = Lines(
            ("1800", "TollFreeInbound", "*"), ("44", "TollFreeInbound", "*"), ("1", "CallingPlanOutbound", "*"), ("44800", "BotOutbound", "*"));

        Assert.Equal(prefix, table.Find(RatedService.TollFreeInbound, "US", digits)?.Prefix);
    }

    [Fact]
    public void Find_SameEffectiveFrom_TheOneImportedLaterWins()
    {
        RateBook book = new([Table(2, Day, ("44", "*", "*")), Table(3, Day, ("447", "*", "*")), Table(1, Day, ("4479", "*", "*"))]);

        Assert.Equal(3, book.Find(RatedService.CallingPlanOutbound, "US", "447911123456", Day).Card?.Number);
        Assert.Equal(2, book.Find(RatedService.CallingPlanOutbound, "US", "442079460000", Day).Card?.Number);
    }

    [Fact]
    public void Find_L6_CardIsInForceFromItsBeginningUntilBeforeItsEnd()
    {
        RateTable table = Table(1, Day, ("44", "*", "*"));
        RateBook book = new([new RateTable(table.Card with { EffectiveTo = Day.AddDays(1) }, table.All)]);

        Assert.Equal(
            [false, true, true, false],
            new[] { Day.AddTicks(-1), Day, Day.AddDays(1).AddTicks(-1), Day.AddDays(1) }
                .Select(at => book.Find(RatedService.CallingPlanOutbound, "US", "447911123456", at).Found));
    }

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
