using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class RechargePolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly AutoRecharge Settings = new() { Enabled = true, RechargeAmount = 100, TriggerAmount = 50 };

    [Theory]
    [InlineData(50, 0)]
    [InlineData(49, 100)]
    [InlineData(-50, 100)]
    [InlineData(-51, 200)]
    [InlineData(-250, 300)]
    public void F3_F4_Decide_ClosesTheGapWithTheSmallestMultiple(long balance, long amount) =>
        Assert.Equal(amount, Decide(Settings, balance).Amount);

    [Theory]
    [InlineData(300, 0, 300)]
    [InlineData(300, 50, 200)]
    [InlineData(99, 0, 0)]
    [InlineData(300, 250, 0)]
    [InlineData(100, 500, 0)]
    public void L14_Decide_NeverGoesAboveTheCeiling(long ceiling, long counted, long amount)
    {
        RechargeDecision decision = RechargePolicy.Decide(
            Settings with { MonthlyCeiling = ceiling }, new RechargeFacts(-250, counted, false, false, Now));

        Assert.Equal(amount, decision.Amount);
        Assert.Equal(amount == 0 ? AutoRechargeReason.CeilingReached : AutoRechargeReason.None, decision.Reason);
    }

    [Fact]
    public void Decide_WhatStandsInTheWay_IsNamed()
    {
        Assert.Equal(AutoRechargeReason.NotConfigured, Decide(AutoRecharge.NotConfigured, 0).Reason);
        Assert.Equal(AutoRechargeReason.Disabled, Decide(Settings with { Enabled = false }, 0).Reason);
        Assert.Equal(AutoRechargeReason.AboveTrigger, Decide(Settings, 50).Reason);
        Assert.Equal(AutoRechargeReason.Declined, Decide(Settings with { NextAttemptAt = Now.AddTicks(1) }, 0).Reason);
        Assert.True(Decide(Settings with { NextAttemptAt = Now }, 0).Fires);
        Assert.Equal(AutoRechargeState.Pending, RechargePolicy.Decide(Settings, new RechargeFacts(0, 0, true, false, Now)).State);
        Assert.Equal(AutoRechargeState.Blocked, RechargePolicy.Decide(Settings, new RechargeFacts(0, 0, true, true, Now)).State);
    }

    private static RechargeDecision Decide(AutoRecharge settings, long balance) =>
        RechargePolicy.Decide(settings, new RechargeFacts(balance, 0, false, false, Now));
}
