using CommsCredits.Engine;

namespace CommsCredits.Tests.Letters;

/// <summary>Notices to be told in tests.</summary>
public static class LetterScene
{
    public static readonly Guid OrderId = new("2f1c0a52-6a3e-4b57-9d60-1f0f3a8f5a11");

    public static readonly DateTimeOffset At = new(2026, 11, 21, 22, 30, 0, TimeSpan.Zero);

    public static readonly PoolKey International =
        new(new Month(2026, 11), PoolScope.International, "DE", LicenseGrants.CallingPlanInternational, string.Empty);

    public static readonly PoolKey Conferencing = PoolKey.Conferencing(new Month(2026, 12));

    /// <summary>Every form of every kind, with all that is known.</summary>
    public static IReadOnlyList<(NoticeKind Kind, NoticeFacts Facts)> All { get; } =
    [
        (NoticeKind.RechargeSucceeded, Recharge() with { Balance = 512_345_600, ExpiresAt = At.AddMonths(12) }),
        (NoticeKind.RechargeFailed, Recharge() with { Reason = "Card expired.", NextAttemptAt = At.AddHours(24) }),
        (NoticeKind.RechargeFailed, Recharge() with { OutcomeUnknown = true, NextAttemptAt = At.AddHours(1) }),
        (NoticeKind.BalanceZero, new NoticeFacts { Balance = -3_200_000, Threshold = 100_000_000 }),
        (NoticeKind.BalanceLow, new NoticeFacts { Balance = 1_234_500_000, Threshold = 2_000_000_000, AutoRecharge = true }),
        (NoticeKind.FundsExpiring, new NoticeFacts
        {
            Amount = 80_000_000, Balance = 120_000_000, ExpiresAt = At.AddDays(30), DaysBefore = 30, PurchasedAt = At.AddDays(-335),
        }),
        (NoticeKind.PoolAt80, new NoticeFacts { Pool = International, UsedMinutes = 1000, TotalMinutes = 1200 }),
        (NoticeKind.PoolAt100, new NoticeFacts { Pool = Conferencing, UsedMinutes = 6905, TotalMinutes = 6900 }),
    ];

    public static Account Account(string name = "Contoso", string currency = "EUR", string zone = "Europe/Berlin") => new(
        1, name, Currency.Parse(currency), "DE", IsDefault: true, new AccountSettings { TimeZone = zone });

    public static NoticeFacts Recharge() => new()
    {
        Amount = 500_000_000, Balance = 12_345_600, Threshold = 100_000_000, OrderId = OrderId, PaymentMethod = "Visa", AutoRecharge = true,
    };

    public static Letter Write(
        NoticeKind kind, NoticeFacts facts, NoticeLanguage language = NoticeLanguage.English, Account? account = null) =>
        NoticeLetters.Write(kind, facts, language, account ?? Account());
}
