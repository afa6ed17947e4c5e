using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>What a record says of the kind of call; it stands once for all calls of which the same is said.</summary>
internal readonly record struct CallKind(
    string CallType,
    string? NumberType,
    string? DomesticInternational,
    string? DestinationDialed,
    string? ExternalCountry,
    string? Currency,
    string? Capability,
    string? Operator,
    string? DurationSource,
    string? AdministrativeUnits)
{
    /// <summary>Told apart by what differs most; equality looks at everything.</summary>
    public override int GetHashCode() => HashCode.Combine(CallType, DestinationDialed, Capability);

    /// <summary>What a record says.</summary>
    public static CallKind Of(CallRecord record) => new(
        record.CallType,
        record.NumberType,
        record.DomesticInternational,
        record.DestinationDialed,
        record.ExternalCountry,
        record.Currency,
        record.Capability,
        record.Operator,
        record.DurationSource,
        record.AdministrativeUnits);
}
