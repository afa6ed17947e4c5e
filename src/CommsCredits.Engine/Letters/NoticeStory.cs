namespace CommsCredits.Engine;

/// <summary>What a notice says in sentences: what happened, and what follows for the organisation.</summary>
internal static class NoticeStory
{
    /// <summary>The name under which the texts of a notice stand in the language files.</summary>
    /// <param name="kind">What is told.</param>
    /// <param name="facts">A recharge that failed is told in two forms.</param>
    /// <returns>The first part of their keys.</returns>
    public static string FormOf(NoticeKind kind, NoticeFacts facts) => kind switch
    {
        NoticeKind.RechargeFailed => facts.OutcomeUnknown ? "RechargeUnknown" : "RechargeDeclined",
        _ => kind.ToString(),
    };

    /// <summary>The sentences.</summary>
    /// <param name="kind">What is told.</param>
    /// <param name="scene">Its facts.</param>
    /// <returns>Paragraphs, in order.</returns>
    public static IReadOnlyList<string> Write(NoticeKind kind, NoticeScene scene)
    {
        IEnumerable<string> keys = kind switch
        {
            NoticeKind.RechargeSucceeded => RechargeSucceeded(scene.Facts),
            NoticeKind.RechargeFailed when scene.Facts.OutcomeUnknown => ["RechargeUnknown.wait", .. Consequence(scene.Facts)],
            NoticeKind.RechargeFailed => [Retry(scene.Facts), .. Consequence(scene.Facts)],
            NoticeKind.BalanceZero => [.. Consequence(scene.Facts with { Balance = scene.Facts.Balance ?? 0 }), Refill(scene.Facts)],
            NoticeKind.BalanceLow => [Refill(scene.Facts), .. Consequence(scene.Facts)],
            NoticeKind.FundsExpiring =>
                ["FundsExpiring.then", scene.Facts.AutoRecharge ? "FundsExpiring.refill" : "FundsExpiring.noRefill"],
            _ => Pool(kind, scene),
        };
        return [scene.Say($"{FormOf(kind, scene.Facts)}.what"), .. keys.Select(scene.Say)];
    }

    private static IEnumerable<string> RechargeSucceeded(NoticeFacts facts)
    {
        bool isBelow = facts.Balance < facts.Threshold;
        if (isBelow)
        {
            yield return "RechargeSucceeded.below";
        }

        foreach (string key in facts.Balance <= 0 ? Consequence(facts) : [])
        {
            yield return key;
        }

        // Whoever is still below the threshold has something to do.
        yield return isBelow || facts.Balance <= 0 ? "RechargeSucceeded.expiry" : "RechargeSucceeded.then";
    }

    private static string Retry(NoticeFacts facts) => !facts.AutoRecharge ? "RechargeDeclined.noRetry"
        : facts.NextAttemptAt is null ? "RechargeDeclined.retry"
        : "RechargeDeclined.retryAt";

    private static string Refill(NoticeFacts facts) => facts.AutoRecharge ? "auto.on" : "auto.off";

    // Rules F11 and F12: without credit most paid calls end, included minutes go on.
    private static IEnumerable<string> Consequence(NoticeFacts facts) => facts.Balance switch
    {
        < 0 => ["then.zero", "then.owed"],
        0 => ["then.zero"],
        _ => ["then.soon"],
    };

    private static IEnumerable<string> Pool(NoticeKind kind, NoticeScene scene)
    {
        PoolKey pool = scene.Facts.Pool ?? default;
        bool isConference = pool.Scope == PoolScope.ConferencingZoneA;
        yield return isConference ? $"{kind}.conference" : $"{kind}.plan";
        if (!isConference && pool.Plan == LicenseGrants.CallingPlanInternational && scene.Account.Settings.PoolCap == PoolCap.EitherCap)
        {
            yield return "pool.eitherCap";
        }

        if (!string.IsNullOrEmpty(pool.Holder))
        {
            yield return "pool.single";
        }

        yield return "pool.renews";
    }
}
