namespace CommsCredits.Engine;

/// <summary>Where a user may call to (rule K1).</summary>
public enum DialOutPolicy
{
    /// <summary>Any country.</summary>
    InternationalAndDomestic,

    /// <summary>Only numbers of the user's own country.</summary>
    Domestic,

    /// <summary>Nowhere; emergency calls are always allowed (rule R8).</summary>
    None,
}

/// <summary>Where a user's meetings may dial out to (rule K1).</summary>
public enum ConferenceDialOut
{
    /// <summary>Any destination.</summary>
    Any,

    /// <summary>The organiser's country.</summary>
    SameCountry,

    /// <summary>The countries of Zone A.</summary>
    ZoneA,

    /// <summary>Nowhere.</summary>
    None,
}

/// <summary>A user or resource account as recorded here.</summary>
public sealed record User
{
    /// <summary>The key inside the account, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The user principal name as it was last given; compared without case.</summary>
    public required string UserPrincipalName { get; init; }

    /// <summary>The Entra object id.</summary>
    public Guid? ObjectId { get; init; }

    /// <summary>The name people know.</summary>
    public string? DisplayName { get; init; }

    /// <summary>ISO 3166-1 alpha-2 country of the user's licences (rule M2), as it stands now.</summary>
    public string? UsageLocation { get; init; }

    /// <summary>The department that spends; kept on each call as it stood at import.</summary>
    public string? Department { get; init; }

    /// <summary>Where the user may call to.</summary>
    public DialOutPolicy DialOutPolicy { get; init; }

    /// <summary>Where the user's meetings may dial out to.</summary>
    public ConferenceDialOut ConferenceDialOut { get; init; }

    /// <summary>The most the user may spend in a month, in millionths, or null (rule K2).</summary>
    public long? SpendLimit { get; init; }

    /// <summary>The resource account whose plan or credits fund a Shared Calling user (rule C11).</summary>
    public string? ResourceAccount { get; init; }

    /// <summary>When the user was removed, or null. Calls and licences of before stay his, and Set brings him back.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>The form under which user principal names are compared.</summary>
    /// <param name="userPrincipalName">Any spelling.</param>
    /// <returns>The lower-case text.</returns>
    public static string KeyOf(string userPrincipalName) => userPrincipalName.ToLowerInvariant();
}
