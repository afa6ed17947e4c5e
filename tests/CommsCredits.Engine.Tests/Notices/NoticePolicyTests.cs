using CommsCredits.Engine;

namespace CommsCredits.Tests.Notices;

public class NoticePolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BalanceWatch Armed = new(LowArmed: true, ZeroArmed: true, Crossings: 4);

    [Theory]
    [InlineData(100, 100, 0)]
    [InlineData(99, 100, 1)]
    [InlineData(1, 100, 1)]
    [InlineData(0, 100, 2)]
    [InlineData(-1, 100, 2)]
    [InlineData(0, null, 1)]
    public void L15_Look_TellsEachThresholdThatWasCrossed(long balance, int? lowBelow, int crossings)
    {
        (BalanceWatch after, IReadOnlyList<NoticeKind> crossed) = NoticePolicy.Look(Armed, balance, lowBelow);

        Assert.Equal(crossings, crossed.Count);
        Assert.Equal(4 + crossings, after.Crossings);
        Assert.Equal(!crossed.Contains(NoticeKind.BalanceLow), after.LowArmed);
        Assert.Equal(!crossed.Contains(NoticeKind.BalanceZero), after.ZeroArmed);
        Assert.Empty(NoticePolicy.Look(after, balance, lowBelow).Crossed);
    }

    [Theory]
    [InlineData(100, 100, true, true)]
    [InlineData(99, 100, false, true)]
    [InlineData(0, 100, false, false)]
    [InlineData(1, null, true, true)]
    [InlineData(0, null, false, false)]
    public void L15_Rearm_NeedsTheBalanceAtTheThreshold(long balance, int? lowBelow, bool low, bool zero)
    {
        BalanceWatch after = NoticePolicy.Rearm(BalanceWatch.Unfunded, balance, lowBelow);

        Assert.Equal((low, zero), (after.LowArmed, after.ZeroArmed));
        Assert.Equal(Armed, NoticePolicy.Rearm(Armed, balance, lowBelow));
    }

    [Fact]
    public void N1_LowBelow_IsTheTriggerWhileAutoRechargeIsOn()
    {
        AutoRecharge on = new() { Enabled = true, RechargeAmount = 80, TriggerAmount = 60 };
        NotificationSettings settings = new() { LowBalance = 40 };

        Assert.Equal(60, NoticePolicy.LowBelow(on, settings));
        Assert.Equal(40, NoticePolicy.LowBelow(on with { Enabled = false }, settings));
        Assert.Equal(40, NoticePolicy.LowBelow(AutoRecharge.NotConfigured with { Enabled = true }, settings));
        Assert.Null(NoticePolicy.LowBelow(AutoRecharge.NotConfigured, NotificationSettings.None));
    }

    [Theory]
    [InlineData(31, null)]
    [InlineData(30, 30)]
    [InlineData(8, 30)]
    [InlineData(7, 7)]
    [InlineData(1, 7)]
    [InlineData(0, null)]
    public void F7_WarningDue_IsTheNearerOne(int daysLeft, int? due)
    {
        Lot lot = new(1, Guid.Empty, Guid.Empty, Now.AddYears(-1), Now.AddDays(daysLeft), 50, 0, 0);

        Assert.Equal(due, NoticePolicy.WarningDue(lot, Now));
        Assert.Null(NoticePolicy.WarningDue(lot with { Used = 50 }, Now));
    }

    [Theory]
    [InlineData(79, 100, 0)]
    [InlineData(80, 100, 1)]
    [InlineData(99, 100, 1)]
    [InlineData(100, 100, 2)]
    [InlineData(2, 3, 0)]
    [InlineData(5, 0, 0)]
    [InlineData(2_000_000_000, 2_000_000_000, 2)]
    public void A6_PoolMarksReached_AreAt80AndAt100(int used, int total, int marks) =>
        Assert.Equal(marks, NoticePolicy.PoolMarksReached(used, total).Count());

    [Fact]
    public void L15_WaitAfter_GrowsToAnHour() => Assert.Equal(
        [5, 15, 60, 60], Enumerable.Range(1, 4).Select(attempts => (int)NoticePolicy.WaitAfter(attempts).TotalMinutes));
}
