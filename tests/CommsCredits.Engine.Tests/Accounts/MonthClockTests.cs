using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class MonthClockTests
{
    [Fact]
    public void M4_MonthOf_FollowsTheZoneOfTheAccount()
    {
        DateTimeOffset moment = new(2026, 3, 31, 22, 30, 0, TimeSpan.Zero);

        Assert.Equal("2026-03", MonthClock.Of("UTC").MonthOf(moment).ToString());
        Assert.Equal("2026-04", MonthClock.Of("Europe/Berlin").MonthOf(moment).ToString());
        Assert.Equal("2026-03", MonthClock.Of("America/New_York").MonthOf(moment).ToString());
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Asuncion")]
    [InlineData("Asia/Kolkata")]
    public void Bounds_EveryMonthOfTenYears_MeetWithoutGap(string zone)
    {
        MonthClock clock = MonthClock.Of(zone);
        for (int index = 0; index < 120; index++)
        {
            Month month = new(2020 + (index / 12), (index % 12) + 1);
            (DateTimeOffset from, DateTimeOffset to) = clock.Bounds(month);
            Assert.Equal(month, MonthClock.Of(zone).MonthOf(from));
            Assert.Equal(month, MonthClock.Of(zone).MonthOf(to.AddTicks(-1)));
            Assert.NotEqual(month, MonthClock.Of(zone).MonthOf(to));
        }
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("")]
    [InlineData(null)]
    public void Parse_NoMonth_HasItsId(string? text) =>
        Assert.Equal(ErrorIds.MonthInvalid, Assert.Throws<CommsCreditException>(() => Month.Parse(text)).Id);

    [Theory]
    [InlineData("4242 4242 4242 4242", true)]
    [InlineData("4242-4242-4242-4242", true)]
    [InlineData("378282246310005", true)]
    [InlineData("4242424242424243", false)]
    [InlineData("tok_4242424242424242", false)]
    [InlineData("for 4242-4242-4242-4242, urgent", true)]
    [InlineData("4242424242424242x", false)]
    [InlineData("1 2026 03 20", false)]
    [InlineData("4242", false)]
    [InlineData(null, false)]
    public void CardNumber_LooksLike_FindsFullNumbersOnly(string? text, bool expected) =>
        Assert.Equal(expected, CardNumber.LooksLike(text));

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("UTC")]
    public void Months_AtTheEndsOfTime_AreKnown(string zone)
    {
        MonthClock months = MonthClock.Of(zone);

        Assert.Equal(new Month(9999, 12), months.MonthOf(new DateTimeOffset(9999, 12, 31, 12, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new Month(1, 1), months.MonthOf(new DateTimeOffset(1, 1, 1, 12, 0, 0, TimeSpan.Zero)));
    }
}
