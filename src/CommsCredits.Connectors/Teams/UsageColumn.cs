namespace CommsCredits.Connectors;

/// <summary>The columns of a Calling Plans export that are kept, in the order of the newer generation.</summary>
enum UsageColumn
{
    UsageId,
    CallId,
    ConferenceId,
    UserLocation,
    ObjectId,
    UserPrincipalName,
    DisplayName,
    CallerId,
    CallType,
    NumberType,
    DomesticInternational,
    DestinationDialed,
    DestinationNumber,
    ExternalCountry,
    StartTime,
    EndTime,
    DurationSeconds,
    ConnectionFee,
    Charge,
    Currency,
    Capability,
    Operator,
    DurationSource,
    AdministrativeUnits,
}
