namespace CommsCredits.Engine;

/// <summary>One row of a usage export as it came, before anything is decided; texts that were empty are null.</summary>
public sealed record CallRecord
{
    /// <summary>The only safe key of a call (usage-formats §6).</summary>
    public required Guid UsageId { get; init; }

    /// <summary>Not unique: several rows may share it.</summary>
    public string? CallId { get; init; }

    /// <summary>The audio conference.</summary>
    public string? ConferenceId { get; init; }

    /// <summary>ISO 3166-1 alpha-2 country of the user.</summary>
    public string? UserLocation { get; init; }

    /// <summary>The user's Entra object id; null for bots.</summary>
    public Guid? ObjectId { get; init; }

    /// <summary>The user principal name; null for bots.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The user's display name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The number in the Caller ID column; its meaning differs between sources, so it never tells a direction.</summary>
    public string? CallerId { get; init; }

    /// <summary>The code that tells what kind of call this was.</summary>
    public required string CallType { get; init; }

    /// <summary>The type of the user's number, such as TollFree.</summary>
    public string? NumberType { get; init; }

    /// <summary>Domestic or International as the provider saw it.</summary>
    public string? DomesticInternational { get; init; }

    /// <summary>The country or region dialled, by name.</summary>
    public string? DestinationDialed { get; init; }

    /// <summary>The number in the Destination Number column.</summary>
    public string? DestinationNumber { get; init; }

    /// <summary>ISO 3166-1 alpha-2 country of the other side (newer exports).</summary>
    public string? ExternalCountry { get; init; }

    /// <summary>When the call began, in UTC.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Connected seconds, zero or above.</summary>
    public required int DurationSeconds { get; init; }

    /// <summary>The provider's connection fee in millionths.</summary>
    public long? ConnectionFee { get; init; }

    /// <summary>The provider's charge in millionths.</summary>
    public long? Charge { get; init; }

    /// <summary>The provider's currency.</summary>
    public string? Currency { get; init; }

    /// <summary>The licence the provider used for the call.</summary>
    public string? Capability { get; init; }

    /// <summary>Microsoft, or the operator of Operator Connect.</summary>
    public string? Operator { get; init; }

    /// <summary>Who measured the duration.</summary>
    public string? DurationSource { get; init; }

    /// <summary>Administrative units as they came.</summary>
    public string? AdministrativeUnits { get; init; }

    /// <summary>The line of the file it came from; not part of the call.</summary>
    public long Line { get; init; }
}
