namespace CommsCredits.Engine;

/// <summary>The numbers of a notice as a table; what is not known or does not belong to the kind is left out.</summary>
internal static class NoticeTable
{
    /// <summary>The lines of the table.</summary>
    /// <param name="kind">What is told.</param>
    /// <param name="scene">Its facts.</param>
    /// <returns>Label and value, the account first.</returns>
    public static IReadOnlyList<NoticeFact> Write(NoticeKind kind, NoticeScene scene)
    {
        List<NoticeFact> table = [];
        Add(table, scene, "account", OutsideText.Line(scene.Account.Name, int.MaxValue));
        AddPool(table, scene);
        AddMoney(table, kind, scene);
        AddOrder(table, kind, scene);
        AddExpiry(table, scene);
        return table;
    }

    private static void AddPool(List<NoticeFact> table, NoticeScene scene)
    {
        if (scene.Facts.Pool is not { } pool)
        {
            return;
        }

        Add(table, scene, "pool", scene.Texts[pool.Scope == PoolScope.ConferencingZoneA ? "value.zone" : $"scope.{pool.Scope}"]);
        Add(table, scene, "country", scene.Country);
        Add(table, scene, "plan", PlanOf(pool));
        Add(table, scene, "user", scene.Holder);
        Add(table, scene, "month", scene.Format.Month(pool.Month));
        bool isCounted = scene.Facts is { UsedMinutes: not null, TotalMinutes: not null };
        Add(table, scene, "minutes", isCounted ? scene.Say("value.minutes") : null);
    }

    private static void AddMoney(List<NoticeFact> table, NoticeKind kind, NoticeScene scene)
    {
        string amount = kind switch
        {
            NoticeKind.RechargeSucceeded => "recharged",
            NoticeKind.FundsExpiring => "expiring",
            _ => "attempted",
        };
        Add(table, scene, amount, scene.Facts.Amount);
        Add(table, scene, "balance", scene.Facts.Balance);
        Add(table, scene, scene.Facts.AutoRecharge ? "trigger" : "threshold", scene.Facts.Threshold);
        Add(table, scene, "autoRecharge", scene.Facts.Pool is null ? scene.Texts[scene.Facts.AutoRecharge ? "on" : "off"] : null);
    }

    private static void AddOrder(List<NoticeFact> table, NoticeKind kind, NoticeScene scene)
    {
        Add(table, scene, "method", scene.Method);
        Add(table, scene, "reason", kind == NoticeKind.RechargeFailed ? scene.Reason : null);
        Add(table, scene, "order", scene.Order);
        Add(table, scene, "next", scene.Facts.NextAttemptAt);
    }

    private static void AddExpiry(List<NoticeFact> table, NoticeScene scene)
    {
        Add(table, scene, "purchased", scene.Facts.PurchasedAt);
        Add(table, scene, "expires", scene.Facts.ExpiresAt);
        Add(table, scene, "warning", scene.Facts.DaysBefore is null ? null : scene.Say("value.days"));
    }

    // The product as it is sold, and the licence as commands name it.
    private static string? PlanOf(PoolKey pool) =>
        LicenseCatalogue.Default.Licenses.FirstOrDefault(license => license.Grants == pool.Plan) is { } license
            ? $"{license.DisplayName} ({license.Name})"
            : pool.Plan.ToString();

    private static void Add(List<NoticeFact> table, NoticeScene scene, string label, long? micros) =>
        Add(table, scene, label, micros is { } amount ? scene.Format.Amount(amount) : null);

    private static void Add(List<NoticeFact> table, NoticeScene scene, string label, DateTimeOffset? moment) =>
        Add(table, scene, label, moment is { } known ? scene.Format.Moment(known) : null);

    private static void Add(List<NoticeFact> table, NoticeScene scene, string label, string? value)
    {
        if (value is not null)
        {
            table.Add(new NoticeFact(scene.Texts[$"label.{label}"], value));
        }
    }
}
