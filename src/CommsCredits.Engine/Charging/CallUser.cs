namespace CommsCredits.Engine;

/// <summary>Whose call it was, in the words of a record; the records of one user may share one object.</summary>
public sealed record CallUser
{
    /// <summary>A record that names nobody, as those of bots may be.</summary>
    public static CallUser Nobody { get; } = new();

    /// <summary>ISO 3166-1 alpha-2 country of the user.</summary>
    public string? UserLocation { get; init; }

    /// <summary>The user's Entra object id; null for bots.</summary>
    public Guid? ObjectId { get; init; }

    /// <summary>The user principal name; null for bots.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The user's display name.</summary>
    public string? DisplayName { get; init; }
}
