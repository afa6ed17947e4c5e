namespace CommsCredits.Engine;

/// <summary>Minute pools.</summary>
public interface IPoolTable : IPoolSource
{
    /// <summary>Adds minutes to what a pool has used.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="minutes">Whole minutes; below zero gives some back.</param>
    void AddUse(PoolKey pool, int minutes);

    /// <summary>The pools of a month: those that somebody holds a plan for, and those that were used.</summary>
    /// <param name="month">The month.</param>
    /// <returns>A key per country, plan and, where the plan is not pooled (rule M7), user; scopes are for the caller to add.</returns>
    IReadOnlyList<PoolHolding> Holdings(Month month);
}

/// <summary>A plan that is held in a country in a month.</summary>
/// <param name="Plan">The plan, or Audio Conferencing for the tenant-wide pool.</param>
/// <param name="Country">The pool's country; empty for the conferencing pool.</param>
/// <param name="Holder">The one user where the plan is not pooled; else empty.</param>
/// <param name="UserPrincipalName">That user's name, as far as it is known.</param>
public sealed record PoolHolding(LicenseGrants Plan, string Country, string Holder, string? UserPrincipalName);
