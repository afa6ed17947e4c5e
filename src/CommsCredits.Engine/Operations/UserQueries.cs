namespace CommsCredits.Engine;

/// <summary>Answers who is recorded and who holds what.</summary>
/// <param name="context">What operations work with.</param>
public sealed class UserQueries(OperationContext context)
{
    private const int PageSize = 1_000;

    /// <summary>One user with the licences held now.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="identity">A user principal name or an object id.</param>
    /// <returns>The user.</returns>
    /// <exception cref="CommsCreditException"><c>UserPrincipalNameInvalid</c> or <c>UserNotFound</c>.</exception>
    public UserView Find(string? accountName, string identity)
    {
        UserView found = FindEver(accountName, identity);
        return found.User.RemovedAt is null ? found : throw UserErrors.NotFound(identity);
    }

    /// <summary>Users by name, a page at a time, so that no view stays open while a caller works.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="wanted">Which users.</param>
    /// <returns>The users with the licences held now.</returns>
    public IEnumerable<UserView> All(string? accountName, Func<UserView, bool> wanted) => Pages(accountName, wanted, withRemoved: false);

    /// <summary>Licence assignments of one user or of all, also of those who were removed since.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="identity">One user, or null for all.</param>
    /// <param name="license">Only this licence by its catalogue name, or null.</param>
    /// <param name="at">Only those that hold at a moment; null for the whole history.</param>
    /// <returns>Each assignment with its user.</returns>
    public IEnumerable<(User User, LicenseAssignment Assignment)> Assignments(
        string? accountName, string? identity, string? license, DateTimeOffset? at)
    {
        IEnumerable<UserView> users =
            identity is null ? Pages(accountName, _ => true, withRemoved: true) : [FindEver(accountName, identity)];
        foreach (UserView[] chunk in users.Chunk(PageSize))
        {
            foreach ((User User, LicenseAssignment Assignment) pair in OfUsers(accountName, chunk))
            {
                bool fits = (license is null || string.Equals(pair.Assignment.License, license, StringComparison.OrdinalIgnoreCase))
                    && (at is not { } moment || pair.Assignment.HoldsAt(moment));
                if (fits)
                {
                    yield return pair;
                }
            }
        }
    }

    /// <summary>A user as it is shown.</summary>
    /// <param name="books">The account's books.</param>
    /// <param name="user">The user.</param>
    /// <param name="account">The account.</param>
    /// <param name="now">The moment at which licences are held.</param>
    /// <returns>The user with the names of the licences held.</returns>
    internal static UserView ViewOf(IAccountBooks books, User user, Account account, DateTimeOffset now) => new(
        user,
        [.. books.Licenses.Of(user.Number).Where(assignment => assignment.HoldsAt(now)).Select(assignment => assignment.License)],
        account);

    private UserView FindEver(string? accountName, string identity)
    {
        UserIdentity named = UserIdentity.Parse(identity);
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        IAccountBooks books = view.Of(account);
        User user = books.Users.Find(named) ?? throw UserErrors.NotFound(identity);
        return ViewOf(books, user, account, context.Now);
    }

    private IEnumerable<UserView> Pages(string? accountName, Func<UserView, bool> wanted, bool withRemoved)
    {
        string after = string.Empty;
        List<UserView> page;
        do
        {
            page = PageAfter(accountName, after, withRemoved);
            foreach (UserView user in page)
            {
                after = User.KeyOf(user.User.UserPrincipalName);
                if (wanted(user))
                {
                    yield return user;
                }
            }
        }
        while (page.Count == PageSize);
    }

    private List<UserView> PageAfter(string? accountName, string after, bool withRemoved)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        IAccountBooks books = view.Of(account);
        DateTimeOffset now = context.Now;
        return [.. books.Users.Page(after, PageSize, withRemoved).Select(user => ViewOf(books, user, account, now))];
    }

    private List<(User User, LicenseAssignment Assignment)> OfUsers(string? accountName, UserView[] users)
    {
        using IUnitOfWork view = context.Store.Read();
        IAccountBooks books = view.Of(OperationContext.Resolve(view, accountName));
        return [.. users.SelectMany(user => books.Licenses.Of(user.User.Number).Select(assignment => (user.User, assignment)))];
    }
}
