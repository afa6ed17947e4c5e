namespace CommsCredits.Samples.Generator;

/// <summary>Someone of the organisation, or one of its resource accounts.</summary>
/// <param name="DisplayName">The name people know.</param>
/// <param name="UserPrincipalName">Under a reserved domain.</param>
/// <param name="ObjectId">The Entra object id.</param>
/// <param name="Department">Who spends.</param>
/// <param name="Location">Usage location, ISO 3166-1 alpha-2.</param>
/// <param name="Licenses">Licence names, in the order they are granted.</param>
/// <param name="Number">The person's own telephone number.</param>
public sealed record Person(
    string DisplayName,
    string UserPrincipalName,
    Guid ObjectId,
    string Department,
    string Location,
    IReadOnlyList<string> Licenses,
    string Number)
{
    /// <summary>Whether the person holds a licence.</summary>
    public bool Holds(string license) => Licenses.Contains(license, StringComparer.Ordinal);

    /// <summary>The Calling Plan the person dials with, or null.</summary>
    public string? Plan => Licenses.FirstOrDefault(license => license.StartsWith("CallingPlan", StringComparison.Ordinal));

    /// <summary>Whether the person's meetings can be joined by telephone.</summary>
    public bool HasMeetings => Holds("EnterpriseE5") || Licenses.Any(license => license.StartsWith("AudioConferencing", StringComparison.Ordinal));

    /// <summary>Whether every minute of those meetings is paid.</summary>
    public bool PaysPerMinute => Holds("AudioConferencingPayPerMinute");
}
