namespace CommsCredits.Engine;

/// <summary>Finds the recorded users of calls, each read once per batch.</summary>
internal sealed class OwnerDirectory(IAccountBooks books)
{
    private readonly Dictionary<Guid, UserFacts?> byObjectId = [];
    private readonly Dictionary<string, UserFacts?> byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The recorded user of a call: by object id first, then by name without case (design §2).</summary>
    public UserFacts? Find(CallRecord record)
    {
        UserFacts? found = null;
        if (record.ObjectId is { } id && !byObjectId.TryGetValue(id, out found))
        {
            byObjectId[id] = found = Load(new UserIdentity(null, id));
        }

        if (found is null && record.UserPrincipalName is { } name && !byName.TryGetValue(name, out found))
        {
            byName[name] = found = Load(new UserIdentity(name, null));
        }

        return found;
    }

    private UserFacts? Load(UserIdentity identity) => books.Users.Find(identity) is { } user
        ? new UserFacts(user, books.Users.Locations(user.Number), books.Licenses.Of(user.Number))
        : null;
}
