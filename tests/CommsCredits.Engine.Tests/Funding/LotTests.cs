using CommsCredits.Engine;

namespace CommsCredits.Tests.Funding;

/// <summary>One lot, and lots on a shelf (laws L2, L5, L7, rule F7).</summary>
public class LotTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-03-20T08:00:00Z", "2027-03-20T08:00:00Z")]
    [InlineData("2028-02-29T00:00:00Z", "2029-02-28T00:00:00Z")]
    [InlineData("2026-01-01T00:30:00+02:00", "2026-12-31T22:30:00Z")]
    public void F7_ExpiryOf_IsTwelveCalendarMonthsLaterInUtc(string purchased, string expiry) =>
        Assert.Equal(Moment(expiry), Lot.ExpiryOf(Moment(purchased)));

    [Fact]
    public void L2_Remaining_IsWhatWasNeitherUsedNorForfeitedNorTakenBack()
    {
        Lot lot = LotOf(1, 100) with { Used = 30, Expired = 20 };

        Assert.Equal(50, lot.Remaining);
        Assert.Equal(0, (lot with { Undone = 50 }).Remaining);
    }

    [Fact]
    public void L7_AtItsExpiry_ALotIsOutOfTheBalanceAndInGrace()
    {
        LotShelf shelf = new([LotOf(1, 100), LotOf(2, 40, days: 5)], 10);
        DateTimeOffset expiry = Start.AddYears(1);

        Assert.Equal((130, 0), (shelf.BalanceAt(expiry.AddTicks(-1)), shelf.InGraceAt(expiry.AddTicks(-1))));
        Assert.Equal((30, 100), (shelf.BalanceAt(expiry), shelf.InGraceAt(expiry)));
    }

    [Fact]
    public void L7_CallThatStartsAtTheExpiry_DoesNotDrawTheLot()
    {
        LotShelf shelf = new([LotOf(1, 100)], 0);
        List<LotDraw> draws = [];

        shelf.Draw(10, Start.AddYears(1).AddTicks(-1), draws);
        shelf.Draw(10, Start.AddYears(1), draws);

        Assert.Equal([new(1, 10), new(LotShelf.Overdraft, 10)], draws);
    }

    [Fact]
    public void L5_LotBoughtAtTheStartOfTheCall_IsAliveAtIt()
    {
        LotShelf shelf = new([LotOf(1, 10, days: 2), LotOf(2, 10, days: 1)], 0);
        List<LotDraw> draws = [];

        shelf.Draw(5, Start.AddDays(2), draws);
        shelf.Draw(10, Start.AddDays(1), draws);

        Assert.Equal([new(2, 5), new(2, 5), new(1, 5)], draws);
    }

    [Fact]
    public void L2_Draw_OfNothing_TakesNothing_AndBelowZero_IsRefused()
    {
        LotShelf shelf = new([LotOf(1, 10)], 0);
        List<LotDraw> draws = [];

        shelf.Draw(0, Start, draws);

        Assert.Empty(draws);
        Assert.Throws<ArgumentOutOfRangeException>(() => shelf.Draw(-1, Start, draws));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LotShelf([], -1));
    }

    [Fact]
    public void L2_Fund_RepaysNoMoreThanIsOwedAndThanItHolds()
    {
        LotShelf shelf = new([], 30);

        Assert.Equal(20, shelf.Fund(LotOf(1, 20), Start));
        Assert.Equal((10, 0), (shelf.OverdraftMicros, shelf.RemainingOf(1)));
        Assert.Equal(10, shelf.Fund(LotOf(2, 50), Start));
        Assert.Equal((0, 40), (shelf.OverdraftMicros, shelf.RemainingOf(2)));
        Assert.Equal(40, shelf.BalanceAt(Start));
    }

    [Fact]
    public void L5_LotThatIsFundedLater_TakesItsPlaceByItsPurchase()
    {
        LotShelf shelf = new([LotOf(1, 10, days: 5)], 0);
        shelf.Fund(LotOf(2, 10, days: 1), Start.AddDays(6));
        List<LotDraw> draws = [];

        shelf.Draw(15, Start.AddDays(7), draws);

        Assert.Equal([new(2, 10), new(1, 5)], draws);
    }

    [Fact]
    public void L8_Return_TakesNoMoreThanWasTaken()
    {
        LotShelf shelf = new([LotOf(1, 100) with { Used = 30, Expired = 20, Undone = 10 }], 15);

        Assert.Throws<ArgumentOutOfRangeException>(() => shelf.Return(1, 31));
        Assert.Throws<ArgumentOutOfRangeException>(() => shelf.Return(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => shelf.Return(LotShelf.Overdraft, 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => shelf.Return(2, 1));
        shelf.Return(1, 30);
        shelf.Return(LotShelf.Overdraft, 15);
        Assert.Equal((70, 0), (shelf.RemainingOf(1), shelf.OverdraftMicros));
    }

    [Fact]
    public void L8_UndoRepayment_MakesTheDebtStandAgain()
    {
        LotShelf shelf = new([LotOf(1, 100) with { Used = 30 }], 5);

        shelf.UndoRepayment(1, 20);

        Assert.Equal((90, 25), (shelf.RemainingOf(1), shelf.OverdraftMicros));
        Assert.Equal(65, shelf.BalanceAt(Start));
    }

    [Fact]
    public void L8_Forfeit_TakesNoMoreThanThereIs()
    {
        LotShelf shelf = new([LotOf(1, 100) with { Used = 70 }], 0);

        Assert.Throws<ArgumentOutOfRangeException>(() => shelf.Forfeit(1, 31));
        shelf.Forfeit(1, 30);
        Assert.Equal(0, shelf.RemainingOf(1));
        Assert.Equal(100, shelf.LotOf(1).Amount);
    }

    [Fact]
    public void L8_InDrawOrder_IsTheOrderInWhichTheCallDrew()
    {
        LotShelf shelf = new([LotOf(1, 10, days: 9), LotOf(2, 10, days: 1), LotOf(3, 10, days: 2), LotOf(4, 10, days: 8), LotOf(5, 10, days: 2)], 0);
        LotDraw[] parts = [new(LotShelf.Overdraft, 1), new(1, 1), new(2, 1), new(3, 1), new(4, 1), new(5, 1)];

        Assert.Equal([2, 3, 5, 4, 1, 0], shelf.InDrawOrder(parts, Start.AddDays(2)).Select(draw => draw.LotNumber));
        Assert.Equal([2, 3, 5, 4, 1, 0], shelf.InDrawOrder(parts, Start).Select(draw => draw.LotNumber));
    }

    private static Lot LotOf(int number, long amount, int days = 0) => new(
        number, new Guid(number, 0, 0, new byte[8]), Guid.Empty, Start.AddDays(days), Lot.ExpiryOf(Start.AddDays(days)), amount, 0, 0);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
