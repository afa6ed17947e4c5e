namespace CommsCredits.Engine;

/// <summary>The users and licences of a tenant, as whoever runs the service keeps them.</summary>
public interface ITenantDirectory
{
    /// <summary>Every user of the tenant, page by page as they are asked for.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The users with the products they hold.</returns>
    /// <exception cref="CommsCreditException"><c>GraphSignInFailed</c>, <c>GraphThrottled</c> or <c>GraphRequestFailed</c>.</exception>
    IEnumerable<TenantUser> Users(CancellationToken cancellation);

    /// <summary>Some users; meant for a few.</summary>
    /// <param name="identities">Names or object ids, each with one of the two.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Those that are there, in any order.</returns>
    /// <exception cref="CommsCreditException"><c>GraphSignInFailed</c>, <c>GraphThrottled</c> or <c>GraphRequestFailed</c>.</exception>
    IEnumerable<TenantUser> Find(IReadOnlyList<UserIdentity> identities, CancellationToken cancellation);

    /// <summary>The products that the tenant has subscribed to and that can be given to users.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The products, in the order in which the tenant lists them.</returns>
    /// <exception cref="CommsCreditException"><c>GraphSignInFailed</c>, <c>GraphThrottled</c> or <c>GraphRequestFailed</c>.</exception>
    IReadOnlyList<TenantSku> Skus(CancellationToken cancellation);

    /// <summary>Gives and takes products, each user's in one step (rule L7).</summary>
    /// <param name="changes">At most one change per user.</param>
    /// <param name="cancellation">
    /// Starts no further change; those under way are brought to their end and their outcomes given out before it is thrown.
    /// </param>
    /// <returns>Exactly one outcome per change, in order, as they become known; what goes wrong for a user is in the outcome.</returns>
    IEnumerable<TenantOutcome> Assign(IReadOnlyList<TenantChange> changes, CancellationToken cancellation);
}

/// <summary>A user of a tenant.</summary>
/// <param name="ObjectId">The object id.</param>
/// <param name="UserPrincipalName">The user principal name.</param>
/// <param name="DisplayName">The name people know.</param>
/// <param name="Department">The department.</param>
/// <param name="UsageLocation">ISO 3166-1 alpha-2, or null where none is set (rule L6).</param>
/// <param name="SkuIds">The products held, directly or through a group.</param>
public sealed record TenantUser(
    Guid ObjectId,
    string UserPrincipalName,
    string? DisplayName,
    string? Department,
    string? UsageLocation,
    IReadOnlyList<Guid> SkuIds)
{
    /// <summary>Whether a name or an object id means this user.</summary>
    /// <param name="identity">One of the two.</param>
    /// <returns>True for the object id, or for the name without case.</returns>
    public bool Is(UserIdentity identity) => identity.ObjectId is { } id
        ? id == ObjectId
        : string.Equals(identity.UserPrincipalName, UserPrincipalName, StringComparison.OrdinalIgnoreCase);

    /// <summary>The names of the licences among the products held; other products have nothing to do with calls.</summary>
    public IEnumerable<string> Licenses => SkuIds
        .Select(id => LicenseCatalogue.Default.Find(id.ToString())?.Name)
        .OfType<string>()
        .Distinct(StringComparer.OrdinalIgnoreCase);
}

/// <summary>A product that a tenant has subscribed to.</summary>
/// <param name="SkuId">The product.</param>
/// <param name="SkuPartNumber">Its part number, such as MCOPSTNC.</param>
/// <param name="Free">How many users it can still be given to; zero or less for none.</param>
public sealed record TenantSku(Guid SkuId, string SkuPartNumber, long Free);

/// <summary>What to change for one user, in one step.</summary>
/// <param name="ObjectId">The user.</param>
/// <param name="UserPrincipalName">The user's name, for messages.</param>
/// <param name="Add">Products to give.</param>
/// <param name="Remove">Products to take.</param>
public sealed record TenantChange(Guid ObjectId, string UserPrincipalName, IReadOnlyList<Guid> Add, IReadOnlyList<Guid> Remove);

/// <summary>What became of a change.</summary>
/// <param name="Change">The change.</param>
/// <param name="Error">
/// Null where it is done; else <c>LicenseCountExceeded</c>, <c>LicensePrerequisiteMissing</c>, <c>LicenseConflict</c>,
/// <c>UsageLocationMissing</c>, <c>UserNotFound</c>, <c>GraphSignInFailed</c>, <c>GraphThrottled</c> or <c>GraphRequestFailed</c>.
/// </param>
public sealed record TenantOutcome(TenantChange Change, CommsCreditException? Error);
