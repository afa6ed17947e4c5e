using CommsCredits.Engine;
using FsCheck;
using FsCheck.Fluent;

namespace CommsCredits.Tests;

/// <summary>The state machine of auto-recharge, row by row, and against what it must never do (law L14).</summary>
public class RechargeTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly AutoRecharge Set = new() { Enabled = true, RechargeAmount = 100, TriggerAmount = 50 };
    private static readonly RechargeFacts Low = new(Balance: 49, CountedThisMonth: 0, PendingOrder: false, UnknownOrder: false, Now);

    public static TheoryData<string, AutoRecharge, RechargeFacts, AutoRechargeState, AutoRechargeReason> Rows() => new()
    {
        { "never set", AutoRecharge.NotConfigured, Low, AutoRechargeState.Disabled, AutoRechargeReason.NotConfigured },
        { "on without amounts", new AutoRecharge { Enabled = true }, Low, AutoRechargeState.Disabled, AutoRechargeReason.NotConfigured },
        { "off", Set with { Enabled = false }, Low, AutoRechargeState.Disabled, AutoRechargeReason.Disabled },
        { "off, though an order is unknown", Set with { Enabled = false }, Low with { UnknownOrder = true }, AutoRechargeState.Disabled, AutoRechargeReason.Disabled },
        { "unknown", Set, Low with { UnknownOrder = true }, AutoRechargeState.Blocked, AutoRechargeReason.UnknownOutcome },
        { "unknown above the trigger", Set, Low with { UnknownOrder = true, Balance = 500 }, AutoRechargeState.Blocked, AutoRechargeReason.UnknownOutcome },
        { "unknown and pending", Set, Low with { UnknownOrder = true, PendingOrder = true }, AutoRechargeState.Blocked, AutoRechargeReason.UnknownOutcome },
        { "pending", Set, Low with { PendingOrder = true }, AutoRechargeState.Pending, AutoRechargeReason.OrderPending },
        { "pending above the trigger", Set, Low with { PendingOrder = true, Balance = 500 }, AutoRechargeState.Pending, AutoRechargeReason.OrderPending },
        { "at the trigger", Set, Low with { Balance = 50 }, AutoRechargeState.Idle, AutoRechargeReason.AboveTrigger },
        { "above, though a decline is waited out", Set with { NextAttemptAt = Now.AddHours(1) }, Low with { Balance = 50 }, AutoRechargeState.Idle, AutoRechargeReason.AboveTrigger },
        { "waiting", Set with { NextAttemptAt = Now.AddTicks(1) }, Low, AutoRechargeState.BackingOff, AutoRechargeReason.Declined },
        { "waiting, and no room", Set with { NextAttemptAt = Now.AddTicks(1), MonthlyCeiling = 0 }, Low, AutoRechargeState.BackingOff, AutoRechargeReason.Declined },
        { "no room", Set with { MonthlyCeiling = 99 }, Low, AutoRechargeState.Due, AutoRechargeReason.CeilingReached },
        { "room used", Set with { MonthlyCeiling = 150 }, Low with { CountedThisMonth = 51 }, AutoRechargeState.Due, AutoRechargeReason.CeilingReached },
        { "due", Set, Low, AutoRechargeState.Due, AutoRechargeReason.None },
        { "due when the wait is over", Set with { NextAttemptAt = Now }, Low, AutoRechargeState.Due, AutoRechargeReason.None },
        { "due within the ceiling", Set with { MonthlyCeiling = 150 }, Low with { CountedThisMonth = 50 }, AutoRechargeState.Due, AutoRechargeReason.None },
    };

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void L14_Decide_NamesStateAndReason(
        string what, AutoRecharge settings, RechargeFacts facts, AutoRechargeState state, AutoRechargeReason reason)
    {
        RechargeDecision decision = RechargePolicy.Decide(settings, facts);

        Assert.True((state, reason) == (decision.State, decision.Reason), $"{what}: {decision}");
        Assert.Equal(reason == AutoRechargeReason.None, decision.Fires);
        Assert.Equal(reason == AutoRechargeReason.None ? 100 : 0, decision.Amount);
    }

    [Fact]
    public void L14_EveryStateAndReason_IsReached()
    {
        List<RechargeDecision> reached = [.. Rows().Select(row => row.Data).Select(row => RechargePolicy.Decide(row.Item2, row.Item3))];

        Assert.Equal(Enum.GetValues<AutoRechargeState>(), reached.Select(decision => decision.State).Distinct().Order());
        Assert.Equal(Enum.GetValues<AutoRechargeReason>(), reached.Select(decision => decision.Reason).Distinct().Order());
    }

    [Fact]
    public void L14_WaitAfter_IsAnHourThenADay()
    {
        Assert.Equal(TimeSpan.FromHours(1), RechargePolicy.WaitAfter(0));
        Assert.Equal(TimeSpan.FromHours(1), RechargePolicy.WaitAfter(1));
        Assert.Equal(TimeSpan.FromHours(24), RechargePolicy.WaitAfter(2));
        Assert.Equal(TimeSpan.FromHours(24), RechargePolicy.WaitAfter(9));
    }

    [Fact]
    public void F4_L14_AnyAmount_ClosesTheGapByTheSmallestMultiple_OrKeepsTheCeiling() => Prop.ForAll<int, int, int>((gap, amount, room) =>
    {
        long recharge = 1 + (Math.Abs((long)amount) % 500);
        long ceiling = Math.Abs((long)room) % 2_000;
        long balance = 49 - (Math.Abs((long)gap) % 3_000);
        AutoRecharge settings = Set with { RechargeAmount = recharge };

        long free = RechargePolicy.Decide(settings, Low with { Balance = balance }).Amount;
        long capped = RechargePolicy.Decide(settings with { MonthlyCeiling = ceiling }, Low with { Balance = balance }).Amount;

        Assert.Equal(0, free % recharge);
        Assert.True(balance + free >= 50 && balance + free - recharge < 50);
        Assert.Equal(Math.Min(free, ceiling / recharge * recharge), capped);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void NotConfigured_HasNoAmounts()
    {
        Assert.False(AutoRecharge.NotConfigured.IsConfigured);
        Assert.True(Set.IsConfigured);
        Assert.False((Set with { RechargeAmount = 0 }).IsConfigured);
    }
}
