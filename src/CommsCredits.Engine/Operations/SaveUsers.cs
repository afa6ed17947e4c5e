using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>What to record of one user; what is not given stays, given and null clears.</summary>
public sealed record UserChange
{
    /// <summary>A user principal name or an object id.</summary>
    public required string? Identity { get; init; }

    /// <summary>The Entra object id.</summary>
    public Guid? ObjectId { get; init; }

    /// <summary>ISO 3166-1 alpha-2 country of the user's licences (rules M2, L6).</summary>
    public Given<string> UsageLocation { get; init; }

    /// <summary>The name people know.</summary>
    public Given<string> DisplayName { get; init; }

    /// <summary>The department that spends.</summary>
    public Given<string> Department { get; init; }

    /// <summary>Where the user may call to (rule K1).</summary>
    public Given<DialOutPolicy> DialOutPolicy { get; init; }

    /// <summary>Where the user's meetings may dial out to (rule K1).</summary>
    public Given<ConferenceDialOut> ConferenceDialOut { get; init; }

    /// <summary>The most the user may spend in a month (rule K2).</summary>
    public Given<decimal?> SpendLimit { get; init; }

    /// <summary>The resource account that funds a Shared Calling user (rule C11).</summary>
    public Given<string> ResourceAccount { get; init; }
}

/// <summary>A user with the licences held now.</summary>
/// <param name="User">The user.</param>
/// <param name="Licenses">Catalogue names, in the order granted.</param>
/// <param name="Account">The account.</param>
public sealed record UserView(User User, IReadOnlyList<string> Licenses, Account Account);

/// <summary>What became of one item of a batch.</summary>
/// <typeparam name="T">The result.</typeparam>
/// <param name="Value">The result, or nothing where it failed.</param>
/// <param name="Error">Why it failed, or null.</param>
public sealed record ItemResult<T>(T? Value, CommsCreditException? Error);

/// <summary>Records users, a batch in one transaction; a bad one never stops the rest.</summary>
/// <param name="context">What operations work with.</param>
public sealed class SaveUsers(OperationContext context)
{
    /// <summary>Records a batch.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="changes">The users.</param>
    /// <param name="requestId">The caller's request id, or null; each user counts for itself.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>One result per user, in order; UserPrincipalNameInvalid, UserNotFound, CountryUnknown or RequestIdReused.</returns>
    public IReadOnlyList<ItemResult<UserView>> Execute(
        string? accountName, IReadOnlyList<UserChange> changes, Guid? requestId, WriteMode mode)
    {
        using IUnitOfWork unit = context.Store.Write(mode);
        Account account = OperationContext.Resolve(unit, accountName);
        IAccountBooks books = unit.Of(account);
        List<ItemResult<UserView>> results = [];
        foreach (UserChange change in changes)
        {
            try
            {
                User user = SaveOne(books, change, requestId);
                results.Add(new ItemResult<UserView>(UserQueries.ViewOf(books, user, account, context.Now), null));
            }
            catch (CommsCreditException refused)
            {
                results.Add(new ItemResult<UserView>(null, refused));
            }
        }

        unit.Commit();
        return results;
    }

    private User SaveOne(IAccountBooks books, UserChange change, Guid? requestId)
    {
        UserIdentity identity = UserIdentity.Parse(change.Identity);
        if (change.ObjectId is { } objectId)
        {
            identity = identity with { ObjectId = objectId };
        }

        string? location = change.UsageLocation is { IsGiven: true, Value: { } country } ? AccountRules.Country(country) : null;
        long? limit = LimitOf(change.SpendLimit);
        RequestGuard guard = RequestGuard.Of(requestId, nameof(SaveUsers), change, identity.ToString());
        if (guard.FirstResult(books.Trail) is { } first)
        {
            // By number: the user may have another name by now, and somebody else the old one.
            return books.Users.Get(int.Parse(first, CultureInfo.InvariantCulture)) is { RemovedAt: null } user
                ? user
                : throw UserErrors.NotFound(identity.ToString());
        }

        User? present = books.Users.Find(identity);
        RefuseTakenName(books, identity, present);

        // An object id alone cannot make a user: reports and people know users by name.
        User current = present ?? (identity.UserPrincipalName is { } name
            ? new User { Number = 0, UserPrincipalName = name }
            : throw UserErrors.NotFound(identity.ToString()));
        User saved = current with
        {
            RemovedAt = null,
            UserPrincipalName = identity.UserPrincipalName ?? current.UserPrincipalName,
            ObjectId = identity.ObjectId ?? current.ObjectId,
            DisplayName = change.DisplayName.Or(current.DisplayName),
            UsageLocation = change.UsageLocation.IsGiven ? location : current.UsageLocation,
            Department = change.Department.Or(current.Department),
            DialOutPolicy = change.DialOutPolicy.Or(current.DialOutPolicy),
            ConferenceDialOut = change.ConferenceDialOut.Or(current.ConferenceDialOut),
            SpendLimit = change.SpendLimit.IsGiven ? limit : current.SpendLimit,
            ResourceAccount = change.ResourceAccount.Or(current.ResourceAccount),
        };
        if (present is null)
        {
            saved = books.Users.Insert(saved);
        }
        else if (saved != current)
        {
            books.Users.Update(saved);
        }

        if (User.KeyOf(saved.UserPrincipalName) != User.KeyOf(current.UserPrincipalName))
        {
            books.Users.FollowRename(saved, current.UserPrincipalName);
        }

        Locate(books, present, saved);
        guard.Remember(books.Trail, saved.Number.ToString(CultureInfo.InvariantCulture));
        if (saved != present)
        {
            context.Audit(books, nameof(SaveUsers), saved.UserPrincipalName, guard.Content, requestId);
        }

        return saved;
    }

    // The first known location holds since ever, a later one from now on: calls are priced as things stood (law L6).
    private void Locate(IAccountBooks books, User? present, User saved)
    {
        if (saved.UsageLocation is { } country && country != present?.UsageLocation)
        {
            bool first = present is null || books.Users.Locations(saved.Number).Count == 0;
            books.Users.AddLocation(saved.Number, new UsageLocation(country, first ? DateTimeOffset.MinValue : context.Now));
        }
    }

    // A rename by object id must not run into a name that another user has.
    private static void RefuseTakenName(IAccountBooks books, UserIdentity identity, User? present)
    {
        if (present is null || identity.UserPrincipalName is not { } name)
        {
            return;
        }

        User? holder = books.Users.Find(new UserIdentity(name, null));
        if (holder is not null && holder.Number != present.Number)
        {
            throw UserErrors.NameTaken(name);
        }
    }

    private static long? LimitOf(Given<decimal?> limit) =>
        limit is { IsGiven: true, Value: { } amount } ? FundingRules.Limit(amount, "spend limit") : null;
}
