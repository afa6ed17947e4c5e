namespace CommsCredits;

/// <summary>A user or resource account as recorded here.</summary>
public sealed class User
{
    /// <summary>The name.</summary>
    public string UserPrincipalName { get; init; } = string.Empty;

    /// <summary>The Entra object id.</summary>
    public Guid? ObjectId { get; init; }

    /// <summary>The name people know.</summary>
    public string? DisplayName { get; init; }

    /// <summary>ISO 3166-1 alpha-2 country of the user's licences.</summary>
    public string? UsageLocation { get; init; }

    /// <summary>The department that spends.</summary>
    public string? Department { get; init; }

    /// <summary>Where the user may call to; null where the source does not know it.</summary>
    public DialOutPolicy? DialOutPolicy { get; init; }

    /// <summary>Where the user's meetings may dial out to; null where the source does not know it.</summary>
    public ConferenceDialOut? ConferenceDialOut { get; init; }

    /// <summary>The most in a month.</summary>
    public decimal? SpendLimit { get; init; }

    /// <summary>What funds a Shared Calling user.</summary>
    public string? ResourceAccount { get; init; }

    /// <summary>The licences held now.</summary>
    public string[] Licenses { get; init; } = [];

    internal static User Of(Engine.UserView view) => new()
    {
        UserPrincipalName = view.User.UserPrincipalName,
        ObjectId = view.User.ObjectId,
        DisplayName = view.User.DisplayName,
        UsageLocation = view.User.UsageLocation,
        Department = view.User.Department,
        DialOutPolicy = (DialOutPolicy)view.User.DialOutPolicy,
        ConferenceDialOut = (ConferenceDialOut)view.User.ConferenceDialOut,
        SpendLimit = Amounts.OrNull(view.User.SpendLimit),
        ResourceAccount = view.User.ResourceAccount,
        Licenses = [.. view.Licenses],
    };

    // What only the store knows stays null: piped into Set-CommsCreditUser it then leaves what is recorded.
    internal static User Of(Engine.TenantUser user) => new()
    {
        UserPrincipalName = user.UserPrincipalName,
        ObjectId = user.ObjectId,
        DisplayName = user.DisplayName,
        UsageLocation = user.UsageLocation,
        Department = user.Department,
        Licenses = [.. user.Licenses],
    };
}
