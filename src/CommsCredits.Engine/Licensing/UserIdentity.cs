namespace CommsCredits.Engine;

/// <summary>How a caller names a user: by user principal name or by object id.</summary>
/// <param name="UserPrincipalName">The name, or null.</param>
/// <param name="ObjectId">The object id, or null.</param>
public readonly record struct UserIdentity(string? UserPrincipalName, Guid? ObjectId)
{
    /// <summary>Reads a text: a GUID is an object id, a text with one @ inside is a name.</summary>
    /// <param name="text">What the caller gave.</param>
    /// <returns>The identity.</returns>
    /// <exception cref="CommsCreditException"><c>UserPrincipalNameInvalid</c>: neither.</exception>
    public static UserIdentity Parse(string? text)
    {
        string trimmed = (text ?? string.Empty).Trim();
        if (Guid.TryParse(trimmed, out Guid objectId))
        {
            return new UserIdentity(null, objectId);
        }

        int at = trimmed.IndexOf('@', StringComparison.Ordinal);
        bool isName = at > 0 && at < trimmed.Length - 1 && at == trimmed.LastIndexOf('@') && !trimmed.Any(char.IsWhiteSpace);
        return isName ? new UserIdentity(trimmed, null) : throw UserErrors.NameInvalid(text);
    }

    /// <inheritdoc/>
    public override string ToString() => UserPrincipalName ?? ObjectId?.ToString() ?? string.Empty;
}
