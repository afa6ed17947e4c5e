namespace CommsCredits.Engine;

/// <summary>Users and their usage locations.</summary>
public interface IUserTable
{
    /// <summary>A number that grows with every change of users, usage locations, licences, numbers and allotments, so that what was read can
    /// be kept.</summary>
    /// <returns>The version.</returns>
    long Version();

    /// <summary>A user by object id first, then by name without case (design §2), also one who was removed.</summary>
    /// <param name="identity">How the user is named.</param>
    /// <returns>The user, or null.</returns>
    User? Find(UserIdentity identity);

    /// <summary>A user by number.</summary>
    /// <param name="number">The key inside the account.</param>
    /// <returns>The user, or null.</returns>
    User? Get(int number);

    /// <summary>Users by name, from after a name on.</summary>
    /// <param name="afterKey">The <see cref="User.KeyOf"/> of the last user seen; empty for the first page.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="withRemoved">Whether those who were removed are among them.</param>
    /// <returns>The page.</returns>
    IReadOnlyList<User> Page(string afterKey, int limit, bool withRemoved);

    /// <summary>Adds a user.</summary>
    /// <param name="user">The user; its number is given here.</param>
    /// <returns>The user with its number.</returns>
    User Insert(User user);

    /// <summary>Changes a user.</summary>
    /// <param name="user">The user as it shall be.</param>
    void Update(User user);

    /// <summary>
    /// Makes everything that names a user by his old name follow him: his calls, the users whose calls he pays for as a resource
    /// account, and the numbers that are assigned to him.
    /// </summary>
    /// <param name="user">The user under his new name.</param>
    /// <param name="oldName">The name he had.</param>
    void FollowRename(User user, string oldName);

    /// <summary>Every usage location of a user.</summary>
    /// <param name="userNumber">The user.</param>
    /// <returns>The locations, oldest first.</returns>
    IReadOnlyList<UsageLocation> Locations(int userNumber);

    /// <summary>Adds a usage location from a moment on.</summary>
    /// <param name="userNumber">The user.</param>
    /// <param name="location">The country and the moment.</param>
    void AddLocation(int userNumber, UsageLocation location);
}
