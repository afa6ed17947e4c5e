namespace CommsCredits.Engine;

/// <summary>Users as administrators see them: who was removed is not there, though his calls and licences of before are.</summary>
internal static class PresentUsers
{
    /// <summary>A user who was not removed.</summary>
    /// <param name="users">The account's users.</param>
    /// <param name="text">A user principal name or an object id.</param>
    /// <returns>The user.</returns>
    /// <exception cref="CommsCreditException"><c>UserPrincipalNameInvalid</c> or <c>UserNotFound</c>.</exception>
    public static User Present(this IUserTable users, string? text) =>
        users.Find(UserIdentity.Parse(text)) is { RemovedAt: null } user ? user : throw UserErrors.NotFound(text!);
}
