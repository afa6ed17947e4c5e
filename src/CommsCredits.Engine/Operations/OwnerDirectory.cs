using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>Finds the recorded users of calls, each read once as long as nobody changes users or licences.</summary>
/// <param name="books">The account's books, asked for when something has to be read.</param>
internal sealed class OwnerDirectory(Func<IAccountBooks> books)
{
    private const int UsersRemembered = 16 * 1024;
    private const int UsersAhead = 16;
    private const int RecordsAhead = 8;

    private readonly ObjectMemo<CallUser, CallParties> byRecord = new(UsersRemembered);
    private readonly Dictionary<Guid, UserFacts?> byObjectId = [];
    private readonly Dictionary<string, UserFacts?> byName = new(StringComparer.OrdinalIgnoreCase);
    private long version = -1;

    /// <summary>Forgets what another command changed since; called in each turn before the first look-up.</summary>
    /// <param name="now">The version of the directory.</param>
    public void Refresh(long now)
    {
        if (now != version)
        {
            byRecord.Clear();
            byObjectId.Clear();
            byName.Clear();
            version = now;
        }
    }

    /// <summary>Who is behind a call: the owner by object id, then by name without case, then by his number (design §2).</summary>
    [MethodImpl(Compiled.AtOnce)]
    public CallParties Find(NumberRegistry numbers, CallRecord record)
    {
        CallUser said = record.User;
        if (said.ObjectId is null && said.UserPrincipalName is null)
        {
            return PartiesOf(AssigneeOf(numbers, record) is { } assigned ? Named(assigned) : null);
        }

        // The records of one user share the object.
        ref readonly CallParties known = ref byRecord.Find(said, out bool isKnown);
        if (isKnown)
        {
            return known;
        }

        UserFacts? owner = said.ObjectId is { } id ? ById(id) : null;
        owner ??= said.UserPrincipalName is { } name ? ByName(name) : null;
        CallParties parties = PartiesOf(owner);
        byRecord.Set(said, parties);
        return parties;
    }

    /// <summary>Fetches what is looked at when the owners of calls are asked for one after another.</summary>
    /// <param name="records">The records.</param>
    /// <param name="index">The one that is asked for next.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void FetchAhead(ReadOnlySpan<CallRecord> records, int index)
    {
        if (index + UsersAhead < records.Length)
        {
            Ahead.FetchObject(records[index + UsersAhead].User);
        }

        if (index + RecordsAhead < records.Length)
        {
            byRecord.Fetch(records[index + RecordsAhead].User);
        }
    }

    /// <summary>Who is behind a call whose owner was found before.</summary>
    public CallParties Numbered(int user) =>
        PartiesOf(books().Users.Get(user) is { } owner ? ByName(owner.UserPrincipalName) : null);

    /// <summary>Who is behind a call whose owner's name is known.</summary>
    public CallParties Called(string name) => PartiesOf(ByName(name));

    private CallParties PartiesOf(UserFacts? owner) =>
        new(owner, owner?.User.ResourceAccount is { } account ? Named(account) : null);

    // A user by name or object id, as a person wrote it.
    private UserFacts? Named(string text) =>
        Guid.TryParse(text, out Guid id) ? ById(id) : ByName(text);

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

    private UserFacts? ById(Guid id)
    {
        if (!byObjectId.TryGetValue(id, out UserFacts? found))
        {
            byObjectId[id] = found = Load(new UserIdentity(null, id));
        }

        return found;
    }

    private UserFacts? ByName(string name)
    {
        if (!byName.TryGetValue(name, out UserFacts? found))
        {
            byName[name] = found = Load(new UserIdentity(name, null));
        }

        return found;
    }

    private UserFacts? Load(UserIdentity identity)
    {
        IAccountBooks open = books();
        return open.Users.Find(identity) is { } user
            ? new UserFacts(user, open.Users.Locations(user.Number), open.Licenses.Of(user.Number))
            : null;
    }
}
