using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>Which minutes of a plan a pool counts.</summary>
public enum PoolScope
{
    /// <summary>Calls inside the pool's country.</summary>
    Domestic,

    /// <summary>Calls abroad, to the destinations of the international plan (rule M9).</summary>
    International,

    /// <summary>Meeting dial-out to Zone A (rule A1).</summary>
    ConferencingZoneA,
}

/// <summary>A pool of included minutes: identical plans in one country share it for a month (rules M1 to M4, A1).</summary>
/// <param name="Month">The calendar month in the account's time zone.</param>
/// <param name="Scope">Which minutes it counts.</param>
/// <param name="Country">The pool's country; empty for the tenant-wide conferencing pool.</param>
/// <param name="Plan">The plan that feeds it.</param>
/// <param name="Holder">The one user it belongs to, where the plan is not pooled (rule M7); else empty.</param>
public readonly record struct PoolKey(Month Month, PoolScope Scope, string Country, LicenseGrants Plan, string Holder)
{
    /// <summary>The conferencing pool of a month.</summary>
    /// <param name="month">The month.</param>
    /// <returns>Its key.</returns>
    public static PoolKey Conferencing(Month month) =>
        new(month, PoolScope.ConferencingZoneA, string.Empty, LicenseGrants.AudioConferencing, string.Empty);

    /// <summary>Whether it is the same pool.</summary>
    /// <param name="other">The other key.</param>
    /// <returns>True where all parts are the same; texts are compared as they stand.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public bool Equals(PoolKey other) => Month.Key == other.Month.Key && Scope == other.Scope && Plan == other.Plan
        && string.Equals(Country, other.Country, StringComparison.Ordinal)
        && string.Equals(Holder, other.Holder, StringComparison.Ordinal);

    /// <summary>A number for look-ups: the parts that tell most pools apart.</summary>
    /// <returns>The number.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public override int GetHashCode()
    {
        int texts = unchecked(Country.GetHashCode(StringComparison.Ordinal) + Holder.GetHashCode(StringComparison.Ordinal));
        return unchecked((Month.Key * 31) + ((int)Plan * 7) + (int)Scope + texts);
    }
}
