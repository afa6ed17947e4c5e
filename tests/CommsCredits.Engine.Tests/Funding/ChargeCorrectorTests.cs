using CommsCredits.Engine;
using FsCheck;
using FsCheck.Fluent;

namespace CommsCredits.Tests.Funding;

/// <summary>What calls have drawn, changed afterwards (law L8).</summary>
public class ChargeCorrectorTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid Funding = new("00000000-0000-4000-8000-000000000009");
    private static readonly Guid Earlier = new("00000000-0000-4000-8000-000000000008");

    [Fact]
    public void L8_LessMoney_GoesBackToTheLotsItCameFrom_TheLastDrawnFirst()
    {
        LotShelf shelf = new([LotOf(1, 100, used: 100), LotOf(2, 100, used: 40)], 0);
        ChargeCorrector corrector = new(shelf, []);

        IReadOnlyList<LotDraw> now = corrector.Change([new(2, 40), new(1, 30)], -50, Start);

        Assert.Equal([new LotDraw(1, 20)], now);
        Assert.Equal((10, 100), (shelf.RemainingOf(1), shelf.RemainingOf(2)));
        Assert.Empty(corrector.Forfeited);
        Assert.Empty(corrector.Undone);
    }

    [Fact]
    public void L8_MoreMoney_IsDrawnAsTheCallItselfWouldHaveDrawnIt()
    {
        LotShelf shelf = new([LotOf(1, 100, used: 90), LotOf(2, 100)], 0);

        IReadOnlyList<LotDraw> now = new ChargeCorrector(shelf, []).Change([new(1, 30)], 25, Start);

        Assert.Equal([new LotDraw(1, 40), new LotDraw(2, 15)], now);
        Assert.Equal((0, 85), (shelf.RemainingOf(1), shelf.RemainingOf(2)));
    }

    [Fact]
    public void L8_NoDifference_ChangesNothing()
    {
        LotShelf shelf = new([LotOf(1, 100, used: 30)], 0);

        Assert.Equal([new LotDraw(1, 30)], new ChargeCorrector(shelf, []).Change([new(1, 30)], 0, Start));
        Assert.Equal(70, shelf.RemainingOf(1));
    }

    [Fact]
    public void L8_WhatGoesBackToAForfeitedLot_IsForfeitedAgain()
    {
        LotShelf shelf = new([LotOf(1, 100, used: 60, expired: 40)], 0);
        ChargeCorrector corrector = new(shelf, []);

        Assert.Equal([new LotDraw(1, 5)], corrector.Change([new(1, 30)], -25, Start));
        corrector.Change([new(1, 30)], -1, Start);

        Assert.Equal(26, corrector.Forfeited[1]);
        Assert.Equal(0, shelf.RemainingOf(1));
    }

    [Fact]
    public void L8_DebtThatStillStands_BecomesLess()
    {
        LotShelf shelf = new([LotOf(1, 100, used: 100)], 30);
        ChargeCorrector corrector = new(shelf, [new Repayment(Funding, 1, 50)]);

        Assert.Equal([new LotDraw(1, 10), new LotDraw(LotShelf.Overdraft, 5)], corrector.Change([new(LotShelf.Overdraft, 30), new(1, 10)], -25, Start));

        Assert.Equal(5, shelf.OverdraftMicros);
        Assert.Empty(corrector.Undone);
        Assert.Equal(0, shelf.RemainingOf(1));
    }

    [Fact]
    public void L8_DebtThatALotHasPaid_GivesTheLotItsMoneyBack_TheLatestFirst()
    {
        LotShelf shelf = new([LotOf(1, 100, used: 20), LotOf(2, 100, used: 30)], 0);
        ChargeCorrector corrector = new(shelf, [new Repayment(Funding, 2, 30), new Repayment(Earlier, 1, 20)]);

        Assert.Empty(corrector.Change([new(LotShelf.Overdraft, 40)], -40, Start));

        Assert.Equal((2, 30), corrector.Undone[Funding]);
        Assert.Equal((1, 10), corrector.Undone[Earlier]);
        Assert.Equal((90, 100, 0), (shelf.RemainingOf(1), shelf.RemainingOf(2), shelf.OverdraftMicros));

        // What was taken back once is not taken back again.
        corrector.Change([new(LotShelf.Overdraft, 10)], -10, Start);
        Assert.Equal((2, 30), corrector.Undone[Funding]);
        Assert.Equal((1, 20), corrector.Undone[Earlier]);
        Assert.Equal(100, shelf.RemainingOf(1));
    }

    [Fact]
    public void L8_RepaymentOfALotThatWasForfeited_IsForfeited()
    {
        LotShelf shelf = new([LotOf(1, 100, used: 30, expired: 70)], 0);
        ChargeCorrector corrector = new(shelf, [new Repayment(Funding, 1, 30)]);

        corrector.Change([new(LotShelf.Overdraft, 10)], -10, Start);
        corrector.Change([new(LotShelf.Overdraft, 5)], -5, Start);

        Assert.Equal(15, corrector.Forfeited[1]);
        Assert.Equal((1, 15), corrector.Undone[Funding]);
        Assert.Equal((0, 0), (shelf.RemainingOf(1), shelf.OverdraftMicros));
    }

    [Fact]
    public void L8_AnySequenceOfCorrections_LosesAndMakesNoMoney() => Prop.ForAll<int[]>(steps =>
    {
        LotShelf shelf = new([LotOf(1, 1_000), LotOf(2, 1_000)], 0);
        ChargeCorrector corrector = new(shelf, []);
        IReadOnlyList<LotDraw> draws = [];
        long charge = 0;
        foreach (int step in steps ?? [])
        {
            long difference = Math.Max(-charge, step % 1_500);
            draws = corrector.Change(draws, difference, Start);
            charge += difference;
            Assert.Equal(charge, draws.Sum(draw => draw.Micros));
            Assert.All(draws, draw => Assert.True(draw.Micros > 0));
            Assert.Equal(2_000 - charge, shelf.BalanceAt(Start));
            Assert.Equal(Math.Max(0, charge - 2_000), shelf.OverdraftMicros);
        }
    }).QuickCheckThrowOnFailure();

    private static Lot LotOf(int number, long amount, long used = 0, long expired = 0) => new(
        number, new Guid(number, 0, 0, new byte[8]), Guid.Empty, Start.AddDays(number - 10), Lot.ExpiryOf(Start.AddDays(number - 10)), amount, used, expired);
}
