using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>A licence a user holds or held.</summary>
/// <param name="UserNumber">The user's key.</param>
/// <param name="License">The catalogue name.</param>
/// <param name="Grants">What the licence enables.</param>
/// <param name="EffectiveFrom">Inclusive.</param>
/// <param name="EffectiveTo">Exclusive; null while it lasts.</param>
public sealed record LicenseAssignment(
    int UserNumber,
    string License,
    LicenseGrants Grants,
    DateTimeOffset EffectiveFrom,
    DateTimeOffset? EffectiveTo)
{
    /// <summary>Whether the licence counts at a moment.</summary>
    /// <param name="moment">The moment.</param>
    /// <returns>True from EffectiveFrom until before EffectiveTo.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public bool HoldsAt(DateTimeOffset moment) => EffectiveFrom <= moment && (EffectiveTo is null || moment < EffectiveTo);

    /// <summary>Whether the licence counts at a moment or begins later.</summary>
    /// <param name="moment">The moment.</param>
    /// <returns>False once it has ended.</returns>
    public bool IsOpenAfter(DateTimeOffset moment) => EffectiveTo is null || moment < EffectiveTo;
}

/// <summary>A country a user's licences were in, from a moment on (rule M2).</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="From">Inclusive; the first one holds since ever.</param>
public readonly record struct UsageLocation(string Country, DateTimeOffset From);
