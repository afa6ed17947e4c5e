using System.Diagnostics.CodeAnalysis;

namespace CommsCredits.Engine;

/// <summary>One row of a usage export as it came, before anything is decided; texts that were empty are null.</summary>
/// <remarks>
/// What repeats from row to row stands in two parts that rows share, so that a million rows are not a million times the same
/// texts, and what follows from a part alone is found out once.
/// </remarks>
public sealed record CallRecord
{
    private readonly CallKind kind;
    private readonly CallUser user;

    /// <summary>A record whose columns are set one by one.</summary>
    public CallRecord()
    {
        kind = new CallKind { CallType = string.Empty };
        user = CallUser.Nobody;
    }

    /// <summary>A record whose shared parts are at hand.</summary>
    /// <param name="usageId">The key of the call.</param>
    /// <param name="kind">What it says of the kind of call.</param>
    /// <param name="startTime">When the call began.</param>
    /// <param name="durationSeconds">Connected seconds, zero or above.</param>
    /// <param name="user">Whose call it was.</param>
    [SetsRequiredMembers]
    public CallRecord(Guid usageId, CallKind kind, DateTimeOffset startTime, int durationSeconds, CallUser user)
    {
        UsageId = usageId;
        this.kind = kind;
        StartTime = startTime;
        DurationSeconds = durationSeconds;
        this.user = user;
    }

    /// <summary>What it says of the kind of call.</summary>
    public CallKind Kind => kind;

    /// <summary>Whose call it was.</summary>
    public CallUser User => user;

    /// <summary>The only safe key of a call (usage-formats §6).</summary>
    public required Guid UsageId { get; init; }

    /// <summary>Not unique: several rows may share it.</summary>
    public string? CallId { get; init; }

    /// <summary>The audio conference.</summary>
    public string? ConferenceId { get; init; }

    /// <summary>ISO 3166-1 alpha-2 country of the user.</summary>
    public string? UserLocation
    {
        get => user.UserLocation;
        init => user = user with { UserLocation = value };
    }

    /// <summary>The user's Entra object id; null for bots.</summary>
    public Guid? ObjectId
    {
        get => user.ObjectId;
        init => user = user with { ObjectId = value };
    }

    /// <summary>The user principal name; null for bots.</summary>
    public string? UserPrincipalName
    {
        get => user.UserPrincipalName;
        init => user = user with { UserPrincipalName = value };
    }

    /// <summary>The user's display name.</summary>
    public string? DisplayName
    {
        get => user.DisplayName;
        init => user = user with { DisplayName = value };
    }

    /// <summary>The number in the Caller ID column; its meaning differs between sources, so it never tells a direction.</summary>
    public string? CallerId { get; init; }

    /// <summary>The code that tells what kind of call this was.</summary>
    public string CallType
    {
        get => kind.CallType;
        init => kind = kind with { CallType = value };
    }

    /// <summary>The type of the user's number, such as TollFree.</summary>
    public string? NumberType
    {
        get => kind.NumberType;
        init => kind = kind with { NumberType = value };
    }

    /// <summary>Domestic or International as the provider saw it.</summary>
    public string? DomesticInternational
    {
        get => kind.DomesticInternational;
        init => kind = kind with { DomesticInternational = value };
    }

    /// <summary>The country or region dialled, by name.</summary>
    public string? DestinationDialed
    {
        get => kind.DestinationDialed;
        init => kind = kind with { DestinationDialed = value };
    }

    /// <summary>The number in the Destination Number column.</summary>
    public string? DestinationNumber { get; init; }

    /// <summary>ISO 3166-1 alpha-2 country of the other side (newer exports).</summary>
    public string? ExternalCountry
    {
        get => kind.ExternalCountry;
        init => kind = kind with { ExternalCountry = value };
    }

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
    public string? Currency
    {
        get => kind.Currency;
        init => kind = kind with { Currency = value };
    }

    /// <summary>The licence the provider used for the call.</summary>
    public string? Capability
    {
        get => kind.Capability;
        init => kind = kind with { Capability = value };
    }

    /// <summary>Microsoft, or the operator of Operator Connect.</summary>
    public string? Operator
    {
        get => kind.Operator;
        init => kind = kind with { Operator = value };
    }

    /// <summary>Who measured the duration.</summary>
    public string? DurationSource
    {
        get => kind.DurationSource;
        init => kind = kind with { DurationSource = value };
    }

    /// <summary>Administrative units as they came.</summary>
    public string? AdministrativeUnits
    {
        get => kind.AdministrativeUnits;
        init => kind = kind with { AdministrativeUnits = value };
    }

    /// <summary>The line of the file it came from; not part of the call.</summary>
    public long Line { get; init; }
}
