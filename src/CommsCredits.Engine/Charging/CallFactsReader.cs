namespace CommsCredits.Engine;

/// <summary>Reads the facts of a call from its record: users and licences recorded here first, then the record (design §2).</summary>
/// <param name="catalogue">What a capability says about licences.</param>
/// <param name="numbers">Country and class of numbers.</param>
/// <param name="allotments">Which countries count as one (rule M3).</param>
public sealed class CallFactsReader(LicenseCatalogue catalogue, NumberPlan numbers, AllotmentTable allotments)
{
    private const string FreeCallCapability = "FREECALL";

    /// <summary>The facts of one recorded call.</summary>
    /// <param name="record">The record.</param>
    /// <param name="owner">The user it belongs to as recorded here, or null.</param>
    /// <returns>The facts.</returns>
    public CallFacts Read(CallRecord record, UserFacts? owner)
    {
        CallType type = CallType.Parse(record.CallType);
        LicenseGrants implied = catalogue.GrantsOfCapability(record.Capability);
        bool recorded = owner is not null && owner.LicensesKnownAt(record.StartTime);
        string? location = owner?.LocationAt(record.StartTime) ?? record.UserLocation?.ToUpperInvariant();
        (PhoneNumber number, NumberFacts facts) = RatedNumber(type, record);
        string? country = facts.Country ?? CountryOf(record);
        bool tollFree = type.Direction == CallDirection.Inbound && SaysTollFree(record.NumberType);
        return new CallFacts
        {
            Type = type,
            Start = record.StartTime,
            Seconds = record.DurationSeconds,
            OwnerKnown = owner is not null || record.ObjectId is not null || record.UserPrincipalName is not null,
            Grants = recorded ? owner!.GrantsAt(record.StartTime) : implied,
            Location = location,
            Holder = HolderOf(record, owner),
            Digits = number.Kind == PhoneNumberKind.E164 ? number.Digits : string.Empty,
            Country = country,
            NumberClass = tollFree ? NumberClass.TollFree : facts.Class,
            FreeCall = string.Equals(record.Capability, FreeCallCapability, StringComparison.OrdinalIgnoreCase),
            Domestic = SameCountry(country, location) ?? SaysDomestic(record.DomesticInternational),
        };
    }

    /// <summary>Whether two countries are one to a Calling Plan (rules R7, M3).</summary>
    /// <param name="country">Of the number.</param>
    /// <param name="location">Of the user.</param>
    /// <returns>Null where either is not known.</returns>
    public bool? SameCountry(string? country, string? location) => country is null || location is null
        ? null
        : string.Equals(allotments.PoolCountry(country), allotments.PoolCountry(location), StringComparison.OrdinalIgnoreCase);

    /// <summary>A key that tells users apart who are not recorded here.</summary>
    /// <param name="record">The record.</param>
    /// <param name="owner">The recorded user, or null.</param>
    /// <returns>Stable between imports; empty where nobody is known.</returns>
    public static string HolderOf(CallRecord record, UserFacts? owner) =>
        owner is not null ? FormattableString.Invariant($"n{owner.User.Number}")
        : record.ObjectId is { } id ? $"o{id:N}"
        : record.UserPrincipalName is { } name ? "u" + User.KeyOf(name)
        : string.Empty;

    // Outbound: the destination. Inbound to a service number: whichever side is toll-free, the destination first.
    private (PhoneNumber Number, NumberFacts Facts) RatedNumber(CallType type, CallRecord record)
    {
        (PhoneNumber Number, NumberFacts Facts) destination = Classify(record.DestinationNumber);
        if (type.Direction == CallDirection.Outbound || destination.Facts.Class == NumberClass.TollFree)
        {
            return destination;
        }

        (PhoneNumber Number, NumberFacts Facts) caller = Classify(record.CallerId);
        bool callerServes = caller.Facts.Class == NumberClass.TollFree || destination.Number.Kind != PhoneNumberKind.E164;
        return callerServes ? caller : destination;
    }

    private (PhoneNumber Number, NumberFacts Facts) Classify(string? text)
    {
        PhoneNumber number = PhoneNumber.Parse(text);
        return (number, number.Kind == PhoneNumberKind.E164 ? numbers.Classify(number.Digits) : default);
    }

    private static string? CountryOf(CallRecord record)
    {
        string? code = record.ExternalCountry?.Trim().ToUpperInvariant();
        return code is not null && CountryTable.Default.Contains(code) ? code
            : record.DestinationDialed is { } name ? CountryTable.Default.FindByName(name)
            : null;
    }

    private static bool SaysTollFree(string? numberType) =>
        string.Equals(numberType, "TollFree", StringComparison.OrdinalIgnoreCase)
        || string.Equals(numberType, "Toll-free", StringComparison.OrdinalIgnoreCase);

    private static bool? SaysDomestic(string? context) => context?.ToUpperInvariant() switch
    {
        "DOMESTIC" => true,
        "INTERNATIONAL" => false,
        _ => null,
    };
}
