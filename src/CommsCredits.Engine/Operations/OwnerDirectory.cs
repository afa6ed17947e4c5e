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

    /// <summary>Who is behind a call: the owner by object id, then by name without case, then by his number (design §2).</summary>
    public CallParties Find(IAccountBooks books, NumberRegistry numbers, CallRecord record)
    {
        UserFacts? owner = record.ObjectId is { } id ? ById(books, id) : null;
        owner ??= record.UserPrincipalName is { } name ? ByName(books, name) : null;
        if (owner is null && record.ObjectId is null && record.UserPrincipalName is null)
        {
            owner = AssigneeOf(numbers, record) is { } assigned ? Named(books, assigned) : null;
        }

        return PartiesOf(books, owner);
    }

    /// <summary>Who is behind a call whose owner was found before.</summary>
    public CallParties Numbered(IAccountBooks books, int user) =>
        PartiesOf(books, books.Users.Get(user) is { } owner ? ByName(books, owner.UserPrincipalName) : null);

    private CallParties PartiesOf(IAccountBooks books, UserFacts? owner) =>
        new(owner, owner?.User.ResourceAccount is { } account ? Named(books, account) : null);

    // A user by name or object id, as a person wrote it.
    private UserFacts? Named(IAccountBooks books, string text) =>
        Guid.TryParse(text, out Guid id) ? ById(books, id) : ByName(books, text);

    // Sources differ in which column holds the organisation's side, so the other one is tried as well.
    private static string? AssigneeOf(NumberRegistry numbers, CallRecord record)
    {
        bool inbound = CallType.Parse(record.CallType).Direction == CallDirection.Inbound;
        (string? near, string? far) = inbound
            ? (record.DestinationNumber, record.CallerId)
            : (record.CallerId, record.DestinationNumber);
        return AssigneeOf(numbers, near) ?? AssigneeOf(numbers, far);
    }

    private static string? AssigneeOf(NumberRegistry numbers, string? text)
    {
        PhoneNumber number = PhoneNumber.Parse(text);
        return number is { Kind: PhoneNumberKind.E164, IsMasked: false } ? numbers.Find(number.Digits)?.AssignedTo : null;
    }

    private UserFacts? ById(IAccountBooks books, Guid id)
    {
        if (!byObjectId.TryGetValue(id, out UserFacts? found))
        {
            byObjectId[id] = found = Load(books, new UserIdentity(null, id));
        }

        return found;
    }

    private UserFacts? ByName(IAccountBooks books, string name)
    {
        if (!byName.TryGetValue(name, out UserFacts? found))
        {
            byName[name] = found = Load(books, new UserIdentity(name, null));
        }

        return found;
    }

    private static UserFacts? Load(IAccountBooks books, UserIdentity identity) => books.Users.Find(identity) is { } user
        ? new UserFacts(user, books.Users.Locations(user.Number), books.Licenses.Of(user.Number))
        : null;
}
