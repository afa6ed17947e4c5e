namespace CommsCredits.Engine;

/// <summary>Finds users of a tenant: a few are asked for by name, for many the whole tenant is read once.</summary>
/// <param name="tenant">The tenant.</param>
internal sealed class TenantUserIndex(ITenantDirectory tenant)
{
    // So many are ten requests; the whole of a tenant is one request for each 999 users.
    private const int Few = 150;

    private readonly Dictionary<Guid, TenantUser> byId = [];
    private readonly Dictionary<string, TenantUser> byName = new(StringComparer.Ordinal);
    private bool complete;

    /// <summary>Reads the users that are asked for and not known yet.</summary>
    /// <param name="identities">Names or object ids.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public void Load(IEnumerable<UserIdentity> identities, CancellationToken cancellation)
    {
        List<UserIdentity> unknown = [.. identities.Where(identity => Find(identity) is null).Distinct()];
        if (complete || unknown.Count == 0)
        {
            return;
        }

        complete = unknown.Count > Few;
        foreach (TenantUser user in complete ? tenant.Users(cancellation) : tenant.Find(unknown, cancellation))
        {
            // What is known already may have changed since by our own hand.
            if (byId.TryAdd(user.ObjectId, user))
            {
                byName.TryAdd(User.KeyOf(user.UserPrincipalName), user);
            }
        }
    }

    /// <summary>A user that was read.</summary>
    /// <param name="identity">A name without case, or an object id.</param>
    /// <returns>The user, or null.</returns>
    public TenantUser? Find(UserIdentity identity) => identity.ObjectId is { } id
        ? byId.GetValueOrDefault(id)
        : byName.GetValueOrDefault(User.KeyOf(identity.UserPrincipalName ?? string.Empty));

    /// <summary>Keeps what a user holds after a change.</summary>
    /// <param name="change">The change that was made.</param>
    public void Apply(TenantChange change)
    {
        TenantUser before = byId[change.ObjectId];
        TenantUser after = before with { SkuIds = [.. before.SkuIds.Except(change.Remove).Union(change.Add)] };
        byId[after.ObjectId] = after;
        byName[User.KeyOf(after.UserPrincipalName)] = after;
    }
}
