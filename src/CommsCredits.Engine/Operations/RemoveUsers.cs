using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>
/// Takes users out of the directory, a batch in one transaction; a bad one never stops the rest. Licences end now; history, calls and
/// what was spent stay, so that late records of before are priced as things stood (law L6).
/// </summary>
/// <param name="context">What operations work with.</param>
public sealed class RemoveUsers(OperationContext context)
{
    /// <summary>Removes a batch.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="users">User principal names or object ids.</param>
    /// <param name="requestId">The caller's request id, or null; each user counts for itself.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>One result per user, in order: the user; or UserPrincipalNameInvalid, UserNotFound or RequestIdReused.</returns>
    public IReadOnlyList<ItemResult<User>> Execute(
        string? accountName, IReadOnlyList<string?> users, Guid? requestId, WriteMode mode)
    {
        using IUnitOfWork unit = context.Store.Write(mode);
        IAccountBooks books = unit.Of(OperationContext.Resolve(unit, accountName));
        List<ItemResult<User>> results = [];
        foreach (string? text in users)
        {
            try
            {
                results.Add(new ItemResult<User>(RemoveOne(books, text, requestId), null));
            }
            catch (CommsCreditException refused)
            {
                results.Add(new ItemResult<User>(null, refused));
            }
        }

        unit.Commit();
        return results;
    }

    private User RemoveOne(IAccountBooks books, string? text, Guid? requestId)
    {
        User user = books.Users.Find(UserIdentity.Parse(text)) ?? throw UserErrors.NotFound(text!);
        string scope = user.Number.ToString(CultureInfo.InvariantCulture);
        RequestGuard guard = RequestGuard.Of(requestId, nameof(RemoveUsers), string.Empty, scope);
        if (guard.FirstResult(books.Trail) is not null)
        {
            return user;
        }

        if (user.RemovedAt is not null)
        {
            throw UserErrors.NotFound(text!);
        }

        DateTimeOffset now = context.Now;
        LicenseAssignment[] open = [.. books.Licenses.Of(user.Number).Where(assignment => assignment.IsOpenAfter(now))];
        foreach (LicenseAssignment assignment in open)
        {
            books.Licenses.End(assignment, now);
        }

        User removed = user with { RemovedAt = now };
        books.Users.Update(removed);
        guard.Remember(books.Trail, scope);
        string ended = string.Join(", ", open.Select(assignment => assignment.License));
        context.Audit(books, nameof(RemoveUsers), user.UserPrincipalName, ended, requestId);
        return removed;
    }
}
