using CommsCredits.Engine;
using FsCheck;
using FsCheck.Fluent;

namespace CommsCredits.Tests;

public class LotShelfTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void L5_Draw_TakesLotsAliveAtTheStartThenYoungerOnesThenOverdraft()
    {
        LotShelf shelf = new([Lot(1, 10, days: 5), Lot(2, 10, days: 0), Lot(3, 10, days: 2)], 0);
        List<LotDraw> draws = [];

        shelf.Draw(35, Start.AddDays(2), draws);

        Assert.Equal([new(2, 10), new(3, 10), new(1, 10), new(LotShelf.Overdraft, 5)], draws);
        Assert.Equal(-5, shelf.BalanceAt(Start.AddDays(6)));
    }

    [Fact]
    public void L5_EqualPurchaseDates_AreDrawnInTheOrderBought()
    {
        LotShelf shelf = new([Lot(2, 10, 0), Lot(1, 10, 0)], 0);
        List<LotDraw> draws = [];

        shelf.Draw(11, Start, draws);

        Assert.Equal([new(1, 10), new(2, 1)], draws);
    }

    [Fact]
    public void Fund_Expired_RepaysNothing()
    {
        LotShelf shelf = new([], 30);

        Assert.Equal(0, shelf.Fund(Lot(1, 50, 0), Start.AddMonths(12)));
        Assert.Equal(30, shelf.OverdraftMicros);
    }

    [Fact]
    public void L2_AnySequence_LosesAndMakesNoMoney() => Prop.ForAll<int[]>(steps =>
    {
        LotShelf shelf = new([], 0);
        long funded = 0;
        long drawn = 0;
        int number = 0;
        foreach (int step in steps ?? [])
        {
            long amount = Math.Abs((long)step) + 1;
            if (step % 3 == 0)
            {
                shelf.Fund(Lot(++number, amount, 0), Start);
                funded += amount;
            }
            else
            {
                List<LotDraw> draws = [];
                shelf.Draw(amount, Start, draws);
                drawn += amount;
                Assert.Equal(amount, draws.Sum(draw => draw.Micros));
                Assert.All(draws, draw => Assert.True(draw.Micros > 0));
            }

            Assert.Equal(funded - drawn, shelf.BalanceAt(Start));
        }
    }).QuickCheckThrowOnFailure();

    private static Lot Lot(int number, long amount, int days) => new(
        number,
        new Guid(number, 0, 0, new byte[8]),
        Guid.Empty,
        Start.AddDays(days),
        Engine.Lot.ExpiryOf(Start.AddDays(days)),
        amount,
        0,
        0);
}
