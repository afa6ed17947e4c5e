namespace CommsCredits;

/// <summary>What became of one licence of one user.</summary>
public sealed class LicenseResult
{
    /// <summary>The user.</summary>
    public string UserPrincipalName { get; init; } = string.Empty;

    /// <summary>The licence.</summary>
    public string License { get; init; } = string.Empty;

    /// <summary>What became of it.</summary>
    public LicenseStatus Status { get; init; }

    /// <summary>The error id where it failed; else empty.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>The start of the assignment.</summary>
    public DateTimeOffset? EffectiveFrom { get; init; }

    /// <summary>Its end.</summary>
    public DateTimeOffset? EffectiveTo { get; init; }

    /// <summary>Whether it was only simulated.</summary>
    public bool WhatIf { get; init; }

    internal static LicenseResult Of(Engine.LicenseResult result, bool whatIf) => new()
    {
        UserPrincipalName = result.UserPrincipalName,
        License = result.License,
        Status = (LicenseStatus)result.Status,
        Reason = result.Error?.Id ?? string.Empty,
        EffectiveFrom = result.EffectiveFrom,
        EffectiveTo = result.EffectiveTo,
        WhatIf = whatIf,
    };
}
