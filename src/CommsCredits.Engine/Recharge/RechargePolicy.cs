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

/// <summary>When auto-recharge fires and with how much (rules F2 to F4): the state machine of design §4 as a table.</summary>
public static class RechargePolicy
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan LaterWait = TimeSpan.FromHours(24);

    // The first row that applies decides. An order nobody knows the outcome of comes before everything: it may have been paid.
    private static readonly Row[] Rows =
    [
        new((settings, _) => !settings.IsConfigured, AutoRechargeState.Disabled, AutoRechargeReason.NotConfigured),
        new((settings, _) => !settings.Enabled, AutoRechargeState.Disabled, AutoRechargeReason.Disabled),
        new((_, facts) => facts.UnknownOrder, AutoRechargeState.Blocked, AutoRechargeReason.UnknownOutcome),
        new((_, facts) => facts.PendingOrder, AutoRechargeState.Pending, AutoRechargeReason.OrderPending),
        new((settings, facts) => facts.Balance >= settings.TriggerAmount, AutoRechargeState.Idle, AutoRechargeReason.AboveTrigger),
        new((settings, facts) => settings.NextAttemptAt > facts.Now, AutoRechargeState.BackingOff, AutoRechargeReason.Declined),
        new((settings, facts) => AmountToOrder(settings, facts) == 0, AutoRechargeState.Due, AutoRechargeReason.CeilingReached),
        new((_, _) => true, AutoRechargeState.Due, AutoRechargeReason.None),
    ];

    /// <summary>Decides.</summary>
    /// <param name="settings">What is set, and what happened since.</param>
    /// <param name="facts">The balance, the month and the open orders.</param>
    /// <returns>The decision.</returns>
    public static RechargeDecision Decide(AutoRecharge settings, RechargeFacts facts)
    {
        Row row = Array.Find(Rows, row => row.Applies(settings, facts))!;
        bool fires = row.Reason == AutoRechargeReason.None;
        return new RechargeDecision(row.State, row.Reason, fires ? AmountToOrder(settings, facts) : 0);
    }

    /// <summary>How long to wait after a decline: an hour, then a day each time.</summary>
    /// <param name="declines">Declines in a row, this one included.</param>
    /// <returns>The wait.</returns>
    public static TimeSpan WaitAfter(int declines) => declines <= 1 ? FirstWait : LaterWait;

    // One order closes the gap: the smallest multiple that lifts the balance to the trigger, or the largest the ceiling allows.
    private static long AmountToOrder(AutoRecharge settings, RechargeFacts facts)
    {
        long gap = settings.TriggerAmount - facts.Balance;
        long times = ((gap - 1) / settings.RechargeAmount) + 1;
        if (settings.MonthlyCeiling is { } ceiling)
        {
            times = Math.Min(times, Math.Max(0, ceiling - facts.CountedThisMonth) / settings.RechargeAmount);
        }

        return times * settings.RechargeAmount;
    }

    private sealed record Row(Func<AutoRecharge, RechargeFacts, bool> Applies, AutoRechargeState State, AutoRechargeReason Reason);
}
