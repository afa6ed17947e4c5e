namespace CommsCredits.Engine;

/// <summary>What a recharge decision depends on besides its settings.</summary>
/// <param name="Balance">The balance now, in millionths.</param>
/// <param name="CountedThisMonth">Millionths of this month's pending, settled and unknown recharge orders.</param>
/// <param name="PendingOrder">Whether a recharge order is unanswered.</param>
/// <param name="UnknownOrder">Whether a recharge order's outcome is unknown.</param>
/// <param name="Now">The moment of the decision.</param>
public readonly record struct RechargeFacts(long Balance, long CountedThisMonth, bool PendingOrder, bool UnknownOrder, DateTimeOffset Now);

/// <summary>Whether to recharge, with how much, and if not, why not.</summary>
/// <param name="State">Where auto-recharge stands.</param>
/// <param name="Reason">Why it does not fire.</param>
/// <param name="Amount">Millionths to order; above zero only where the state is Due and nothing stands in the way.</param>
public readonly record struct RechargeDecision(AutoRechargeState State, AutoRechargeReason Reason, long Amount)
{
    /// <summary>Whether an order is to be written.</summary>
    public bool Fires => Amount > 0;
}

/// <summary>When auto-recharge fires and with how much (rules F2 to F4, design §4).</summary>
public static class RechargePolicy
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan LaterWait = TimeSpan.FromHours(24);

    /// <summary>Decides.</summary>
    /// <param name="settings">What is set, and what happened since.</param>
    /// <param name="facts">The balance, the month and the open orders.</param>
    /// <returns>The decision.</returns>
    public static RechargeDecision Decide(AutoRecharge settings, in RechargeFacts facts)
    {
        if (!settings.IsConfigured || !settings.Enabled)
        {
            return Stays(AutoRechargeState.Disabled, settings.IsConfigured ? AutoRechargeReason.Disabled : AutoRechargeReason.NotConfigured);
        }

        if (facts.UnknownOrder)
        {
            return Stays(AutoRechargeState.Blocked, AutoRechargeReason.UnknownOutcome);
        }

        if (facts.PendingOrder)
        {
            return Stays(AutoRechargeState.Pending, AutoRechargeReason.OrderPending);
        }

        if (facts.Balance >= settings.TriggerAmount)
        {
            return Stays(AutoRechargeState.Idle, AutoRechargeReason.AboveTrigger);
        }

        if (settings.NextAttemptAt > facts.Now)
        {
            return Stays(AutoRechargeState.BackingOff, AutoRechargeReason.Declined);
        }

        long amount = AmountToOrder(settings, facts);
        return amount == 0
            ? Stays(AutoRechargeState.Due, AutoRechargeReason.CeilingReached)
            : new RechargeDecision(AutoRechargeState.Due, AutoRechargeReason.None, amount);
    }

    /// <summary>How long to wait after a decline: an hour, then a day each time.</summary>
    /// <param name="declines">Declines in a row, this one included.</param>
    /// <returns>The wait.</returns>
    public static TimeSpan WaitAfter(int declines) => declines <= 1 ? FirstWait : LaterWait;

    // One order closes the gap: the smallest multiple that lifts the balance to the trigger, or the largest the ceiling allows.
    private static long AmountToOrder(AutoRecharge settings, in RechargeFacts facts)
    {
        long gap = settings.TriggerAmount - facts.Balance;
        long times = ((gap - 1) / settings.RechargeAmount) + 1;
        if (settings.MonthlyCeiling is { } ceiling)
        {
            times = Math.Min(times, Math.Max(0, ceiling - facts.CountedThisMonth) / settings.RechargeAmount);
        }

        return times * settings.RechargeAmount;
    }

    private static RechargeDecision Stays(AutoRechargeState state, AutoRechargeReason reason) => new(state, reason, 0);
}
