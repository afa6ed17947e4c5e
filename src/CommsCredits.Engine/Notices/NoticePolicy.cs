namespace CommsCredits.Engine;

/// <summary>When a notice is due, and how long it is worth sending (rules F7, N1, N3; law L15). It writes nothing.</summary>
public static class NoticePolicy
{
    private const int FullPercent = 100;

    /// <summary>How long sending is tried; a warning that comes later than that warns of nothing.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>How long one process may take to hand over one notice before another one tries.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    private static readonly int[] WarningDays = [7, 30];

    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];

    private static readonly (NoticeKind Kind, int Percent)[] PoolMarks = [(NoticeKind.PoolAt80, 80), (NoticeKind.PoolAt100, FullPercent)];

    /// <summary>The balance below which an account is low: the trigger; without auto-recharge the notice threshold.</summary>
    /// <param name="recharge">Auto-recharge as it is set.</param>
    /// <param name="settings">The notification settings.</param>
    /// <returns>Millionths; null where nothing counts as low.</returns>
    public static long? LowBelow(AutoRecharge recharge, NotificationSettings settings) =>
        recharge is { IsConfigured: true, Enabled: true } ? recharge.TriggerAmount : settings.LowBalance;

    /// <summary>What a balance has crossed.</summary>
    /// <param name="watch">What is armed.</param>
    /// <param name="balance">The balance, in millionths.</param>
    /// <param name="lowBelow">Below what it is low, or null.</param>
    /// <returns>What is armed from now on, and the kinds of notice that are due.</returns>
    public static (BalanceWatch After, IReadOnlyList<NoticeKind> Crossed) Look(BalanceWatch watch, long balance, long? lowBelow)
    {
        List<NoticeKind> crossed = [];
        if (watch.LowArmed && balance < lowBelow)
        {
            crossed.Add(NoticeKind.BalanceLow);
            watch = watch with { LowArmed = false, Crossings = watch.Crossings + 1 };
        }

        if (watch.ZeroArmed && balance <= 0)
        {
            crossed.Add(NoticeKind.BalanceZero);
            watch = watch with { ZeroArmed = false, Crossings = watch.Crossings + 1 };
        }

        return (watch, crossed);
    }

    /// <summary>What a settled funding, or a threshold that was moved, arms again.</summary>
    /// <param name="watch">What is armed.</param>
    /// <param name="balance">The balance now, in millionths.</param>
    /// <param name="lowBelow">Below what it is low, or null.</param>
    /// <returns>What is armed from now on; nothing is disarmed by it.</returns>
    public static BalanceWatch Rearm(BalanceWatch watch, long balance, long? lowBelow) => watch with
    {
        LowArmed = watch.LowArmed || balance >= (lowBelow ?? 1),
        ZeroArmed = watch.ZeroArmed || balance > 0,
    };

    /// <summary>The warning that is due for a lot with money in it: 30 and 7 days before it expires (rule F7).</summary>
    /// <param name="lot">The lot.</param>
    /// <param name="now">The moment.</param>
    /// <returns>30 or 7, the nearer one where both have come; null where none has, or the lot has expired.</returns>
    public static int? WarningDue(Lot lot, DateTimeOffset now) =>
        lot.Remaining <= 0 || lot.ExpiresAt <= now ? null
        : Array.Find(WarningDays, days => lot.ExpiresAt <= now.AddDays(days)) is > 0 and int due ? due
        : null;

    /// <summary>The marks a pool has reached (rule A6).</summary>
    /// <param name="used">Whole minutes used.</param>
    /// <param name="total">Whole minutes in the month.</param>
    /// <returns>The kinds of notice; none for a pool without minutes.</returns>
    public static IEnumerable<NoticeKind> PoolMarksReached(int used, int total) => total <= 0
        ? []
        : PoolMarks.Where(mark => (long)used * FullPercent >= (long)total * mark.Percent).Select(mark => mark.Kind);

    /// <summary>How long to wait after a failed attempt: five minutes, a quarter of an hour, then an hour each time.</summary>
    /// <param name="attempts">Attempts so far, the failed one included.</param>
    /// <returns>The wait.</returns>
    public static TimeSpan WaitAfter(int attempts) => Waits[Math.Clamp(attempts, 1, Waits.Length) - 1];
}
