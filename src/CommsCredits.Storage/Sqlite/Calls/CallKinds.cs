using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>How kinds of calls stand in their table: each once for all calls of which the same is said.</summary>
internal static class CallKinds
{
    /// <summary>Where they stand.</summary>
    public static SharedTable<CallKind> Table { get; } = new(
        "call_kind",
        "kind_no",
        """
        call_type, number_type, domestic_international, destination_dialed, external_country, provider_currency, capability,
        operator, duration_source, administrative_units
        """,
        row => new CallKind
        {
            CallType = row.Text(1)!,
            NumberType = row.Text(2),
            DomesticInternational = row.Text(3),
            DestinationDialed = row.Text(4),
            ExternalCountry = row.Text(5),
            Currency = row.Text(6),
            Capability = row.Text(7),
            Operator = row.Text(8),
            DurationSource = row.Text(9),
            AdministrativeUnits = row.Text(10),
        },
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
}
