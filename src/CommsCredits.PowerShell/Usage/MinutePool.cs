namespace CommsCredits;

/// <summary>Included minutes of a month.</summary>
public sealed class MinutePool
{
    /// <summary>The month, yyyy-MM.</summary>
    public string Month { get; init; } = string.Empty;

    /// <summary>The country whose users share it; nothing for the conferencing pool, which is one for all.</summary>
    public string? Country { get; init; }

    /// <summary>The plan that feeds it.</summary>
    public string Plan { get; init; } = string.Empty;

    /// <summary>Which minutes it counts.</summary>
    public PoolScope Scope { get; init; }

    /// <summary>The one user it belongs to, where the plan is not pooled.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>Minutes of the month.</summary>
    public int TotalMinutes { get; init; }

    /// <summary>Minutes that calls have used.</summary>
    public int UsedMinutes { get; init; }

    /// <summary>Minutes that calls may still use.</summary>
    public int AvailableMinutes { get; init; }

    /// <summary>Used of total, in percent with one decimal.</summary>
    public decimal PercentUsed { get; init; }

    internal static MinutePool Of(Engine.MinutePoolView pool) => new()
    {
        Month = pool.Key.Month.ToString(),
        Country = pool.Key.Country.Length == 0 ? null : pool.Key.Country,
        Plan = pool.Key.Plan.ToString(),
        Scope = (PoolScope)pool.Key.Scope,
        UserPrincipalName = pool.UserPrincipalName,
        TotalMinutes = pool.Total,
        UsedMinutes = pool.Used,
        AvailableMinutes = pool.Available,
        PercentUsed = pool.Total == 0 ? 100 : Math.Round(pool.Used * 100m / pool.Total, 1, MidpointRounding.AwayFromZero),
    };
}
