namespace CommsCredits;

/// <summary>A licence a user holds or held.</summary>
public sealed class LicenseAssignment
{
    /// <summary>The user.</summary>
    public string UserPrincipalName { get; init; } = string.Empty;

    /// <summary>The licence.</summary>
    public string License { get; init; } = string.Empty;

    /// <summary>Inclusive.</summary>
    public DateTimeOffset EffectiveFrom { get; init; }

    /// <summary>Exclusive; nothing while it lasts.</summary>
    public DateTimeOffset? EffectiveTo { get; init; }

    internal static LicenseAssignment Of(Engine.User user, Engine.LicenseAssignment assignment) => new()
    {
        UserPrincipalName = user.UserPrincipalName,
        License = assignment.License,
        EffectiveFrom = assignment.EffectiveFrom,
        EffectiveTo = assignment.EffectiveTo,
    };
}
