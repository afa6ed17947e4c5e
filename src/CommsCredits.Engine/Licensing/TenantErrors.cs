namespace CommsCredits.Engine;

/// <summary>What can be wrong with a request to the tenant before it is sent.</summary>
public static class TenantErrors
{
    /// <summary>Not in the tenant.</summary>
    /// <param name="user">What was given.</param>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException UserNotFound(string user) => new(
        ErrorIds.UserNotFound,
        $"There is no user '{user}' in Microsoft 365.",
        user,
        "Check the name; Get-CommsCreditUser -Source Graph lists the users of the tenant.");

    /// <summary>None is left.</summary>
    /// <param name="user">The user.</param>
    /// <param name="license">The licence.</param>
    /// <param name="subscribed">Whether the tenant has any of it.</param>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException CountExceeded(string user, string license, bool subscribed) => new(
        ErrorIds.LicenseCountExceeded,
        subscribed
            ? $"{user} cannot be given {license}: every one that the tenant has is taken."
            : $"{user} cannot be given {license}: the tenant has no subscription that stands for it.",
        user,
        subscribed ? "Revoke it from somebody else, or buy more." : "Buy it first, or name another form of it by its SKU part number.");

    /// <summary>The command was stopped before it came to this user.</summary>
    /// <param name="user">The user.</param>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException Stopped(string user) => new(
        ErrorIds.GraphRequestFailed, $"The licences of {user} stay as they are: the command was stopped.", user, null);

    /// <summary>A store for trying things asks nobody outside (design §6).</summary>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException Rehearsal() => AccountErrors.Parameter(
        "A rehearsal store asks nobody outside, so Microsoft Graph is not asked.", null, "Connect to a store that is no rehearsal.");
}
