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
    /// <summary>Where kinds stand.</summary>
    public static SharedTable<CallKind> Table { get; } = new(
        "call_kind",
        "kind_no",
        """
        call_type, number_type, domestic_international, destination_dialed, external_country, provider_currency, capability,
        operator, duration_source, administrative_units
        """,
        row => new CallKind(
            row.Text(1)!,
            row.Text(2),
            row.Text(3),
            row.Text(4),
            row.Text(5),
            row.Text(6),
            row.Text(7),
            row.Text(8),
            row.Text(9),
            row.Text(10)),
        (row, kind) =>
        {
            row.Bind(kind.CallType);
            row.Bind(kind.NumberType);
            row.Bind(kind.DomesticInternational);
            row.Bind(kind.DestinationDialed);
            row.Bind(kind.ExternalCountry);
            row.Bind(kind.Currency);
            row.Bind(kind.Capability);
            row.Bind(kind.Operator);
            row.Bind(kind.DurationSource);
            row.Bind(kind.AdministrativeUnits);
        });

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
