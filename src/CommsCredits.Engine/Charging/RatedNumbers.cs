using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>The number a call is rated by.</summary>
/// <param name="Digits">Its digits; empty where it has none to find a price by.</param>
/// <param name="Facts">Its country and class.</param>
/// <param name="TollFreeService">Whether it is a toll-free number of the organisation that was called (rule C1).</param>
public readonly record struct RatedNumber(string Digits, NumberFacts Facts, bool TollFreeService);

/// <summary>Tells which of a record's two numbers is rated, and what it is (design §2).</summary>
/// <param name="numbers">Country and class by prefix.</param>
/// <param name="registry">The account's own numbers.</param>
public sealed class RatedNumbers(NumberPlan numbers, NumberRegistry registry)
{
    /// <summary>The rated number. Direction comes from the call type, never from the numbers (usage-formats §6).</summary>
    /// <param name="type">What the call type says.</param>
    /// <param name="record">The record.</param>
    /// <param name="location">Where the caller dials, for short codes; or null.</param>
    /// <returns>The number; without digits where the record has none that can be priced.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public RatedNumber Of(CallType type, CallRecord record, string? location)
    {
        PhoneNumber destination = PhoneNumber.Parse(record.DestinationNumber);
        return type.Direction == CallDirection.Outbound
            ? Dialled(destination, record.DestinationNumber, location)
            : Called(type, destination, PhoneNumber.Parse(record.CallerId), SaysTollFree(record.NumberType));
    }

    [MethodImpl(Compiled.AtOnce)]
    private RatedNumber Dialled(PhoneNumber number, string? text, string? location)
    {
        // A call for help is one even where the call type does not say so (R8), also where a source puts a plus before it.
        string? code = number is { Kind: PhoneNumberKind.ShortCode, IsMasked: false } ? number.Digits
            : number.Kind == PhoneNumberKind.Invalid ? text!.Trim()
            : null;
        return code is not null && EmergencyNumbers.IsEmergency(location, code)
            ? new RatedNumber(string.Empty, new NumberFacts(location, NumberClass.Emergency, 0), TollFreeService: false)
            : new RatedNumber(DigitsOf(number), FactsOf(number), TollFreeService: false);
    }

    // Whichever side is a service number of ours, the destination first: sources differ in what they put where.
    [MethodImpl(Compiled.AtOnce)]
    private RatedNumber Called(CallType type, PhoneNumber destination, PhoneNumber caller, bool saysTollFree)
    {
        // A user's own number is never toll-free, so a toll-free number in his record is the caller's.
        bool serves = type.Family != CallFamily.User;
        bool isDestination = IsService(destination, serves)
            || !(IsService(caller, serves) || destination.Kind != PhoneNumberKind.E164);
        PhoneNumber number = isDestination ? destination : caller;
        NumberFacts facts = FactsOf(number);
        bool tollFree = saysTollFree || Registered(number) is { TollFree: true, Kind: RegisteredNumberKind.Service }
            || (serves && facts.Class == NumberClass.TollFree);
        return new RatedNumber(DigitsOf(number), tollFree ? facts with { Class = NumberClass.TollFree } : facts, tollFree);
    }

    [MethodImpl(Compiled.AtOnce)]
    private bool IsService(PhoneNumber number, bool serves) =>
        Registered(number) is { Kind: RegisteredNumberKind.Service } || (serves && FactsOf(number).Class == NumberClass.TollFree);

    [MethodImpl(Compiled.AtOnce)]
    private RegisteredNumber? Registered(PhoneNumber number) =>
        number.Kind == PhoneNumberKind.E164 && !number.IsMasked ? registry.Find(number.Digits) : null;

    [MethodImpl(Compiled.AtOnce)]
    private NumberFacts FactsOf(PhoneNumber number) => number.Kind == PhoneNumberKind.E164 ? numbers.Classify(number.Digits) : default;

    private static string DigitsOf(PhoneNumber number) => number.Kind == PhoneNumberKind.E164 ? number.Digits : string.Empty;

    private static bool SaysTollFree(string? numberType) =>
        string.Equals(numberType, "TollFree", StringComparison.OrdinalIgnoreCase)
        || string.Equals(numberType, "Toll-free", StringComparison.OrdinalIgnoreCase);
}
