namespace CommsCredits.Engine;

/// <summary>Finds the recorded users of calls, each read once per import as long as nobody changes users or licences.</summary>
internal sealed class OwnerDirectory
{
    private readonly Dictionary<Guid, UserFacts?> byObjectId = [];
    private readonly Dictionary<string, UserFacts?> byName = new(StringComparer.OrdinalIgnoreCase);
    private long version = -1;

    /// <summary>Forgets what another command changed since; called in each transaction before the first look-up.</summary>
    public void Refresh(IAccountBooks books)
    {
        long now = books.Users.Version();
        if (now != version)
        {
            byObjectId.Clear();
            byName.Clear();
            version = now;
        }
    }

    /// <summary>The recorded user of a call: by object id first, then by name without case (design §2).</summary>
    public UserFacts? Find(IAccountBooks books, CallRecord record)
    {
        UserFacts? found = null;
        if (record.ObjectId is { } id && !byObjectId.TryGetValue(id, out found))
        {
            byObjectId[id] = found = Load(books, new UserIdentity(null, id));
        }

        if (found is null && record.UserPrincipalName is { } name && !byName.TryGetValue(name, out found))
        {
            byName[name] = found = Load(books, new UserIdentity(name, null));
        }

        return found;
    }

    private static UserFacts? Load(IAccountBooks books, UserIdentity identity) => books.Users.Find(identity) is { } user
        ? new UserFacts(user, books.Users.Locations(user.Number), books.Licenses.Of(user.Number))
        : null;
}
