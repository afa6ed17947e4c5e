using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>Reads the facts of a call from its record: users and licences recorded here first, then the record (design §2).</summary>
/// <param name="catalogue">What a capability says about licences.</param>
/// <param name="allotments">Which countries count as one (rule M3).</param>
/// <param name="rated">Which number of a call is rated.</param>
public sealed class CallFactsReader(LicenseCatalogue catalogue, AllotmentTable allotments, RatedNumbers rated)
{
    private const LicenseGrants PaysForBots = LicenseGrants.AnyCallingPlan | LicenseGrants.CommunicationsCredits;
    private const int KindsRemembered = 512;

    private readonly ObjectMemo<CallKind, KindFacts> kinds = new(KindsRemembered);

    /// <summary>The facts of one recorded call, or of a question put as a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="parties">Who is behind it as recorded here.</param>
    /// <returns>The facts.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public CallFacts Read(CallRecord record, CallParties parties)
    {
        KindFacts said = Of(record.Kind);
        CallType type = said.Type;
        LicenseGrants implied = said.Implied;
        UserFacts? owner = parties.Owner;
        bool shared = IsSharedCalling(type, owner, record.StartTime);
        UserFacts? payer = shared ? parties.ResourceAccount : owner;
        string? location = payer?.LocationAt(record.StartTime)
            ?? owner?.LocationAt(record.StartTime)
            ?? record.UserLocation?.ToUpperInvariant();
        RatedNumber number = rated.Of(type, record, location);
        string? country = number.Facts.Country ?? said.Country;
        bool? domestic = SameCountry(country, location) ?? said.Domestic;
        return new CallFacts
        {
            Type = type,
            Start = record.StartTime,
            Seconds = record.DurationSeconds,
            OwnerKnown = owner is not null || Tells(type, implied),
            Grants = shared && payer is null ? LicenseGrants.None : GrantsOf(payer, record.StartTime, implied),
            Location = location,
            Holder = HolderOf(type, record, payer),
            SharedCalling = shared,
            DialOutPolicy = owner?.User.DialOutPolicy ?? default,
            ConferenceDialOut = owner?.User.ConferenceDialOut ?? default,
            SpendLimit = owner?.User.SpendLimit,
            Spender = owner?.User.Number,
            Digits = number.Digits,
            Country = country,
            NumberClass = number.Facts.Class,
            TollFreeService = number.TollFreeService,
            FreeCall = said.FreeCall,
            Domestic = domestic,
            Provider = new ProviderTerms(record.Charge, record.ConnectionFee, said.Currency, implied, said.Domestic),
        };
    }

    /// <summary>Whether two countries are one to a Calling Plan (rules R7, M3).</summary>
    /// <param name="country">Of the number.</param>
    /// <param name="location">Of the user.</param>
    /// <returns>Null where either is not known.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public bool? SameCountry(string? country, string? location) => country is null || location is null
        ? null
        : string.Equals(allotments.PoolCountry(country), allotments.PoolCountry(location), StringComparison.OrdinalIgnoreCase);

    /// <summary>A key that tells payers apart who are not recorded here.</summary>
    /// <param name="type">What the call type says.</param>
    /// <param name="record">The record.</param>
    /// <param name="payer">The recorded payer, or null.</param>
    /// <returns>Stable between imports: an auto attendant without a name is told by its number; empty where nobody is known.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static string HolderOf(CallType type, CallRecord record, UserFacts? payer) =>
        payer is not null ? payer.Holder
        : record.ObjectId is { } id ? $"o{id:N}"
        : record.UserPrincipalName is { } name ? "u" + User.KeyOf(name)
        : type is { Family: CallFamily.Bot, Direction: CallDirection.Outbound } ? OwnNumberOf(record)
        : string.Empty;

    // A Shared Calling user has no Calling Plan of his own: his resource account pays for his own calls (C11), and what the
    // record's capability names is the resource account's.
    [MethodImpl(Compiled.AtOnce)]
    private static bool IsSharedCalling(CallType type, UserFacts? owner, DateTimeOffset start) =>
        owner?.User.ResourceAccount is not null
        && type is { Family: CallFamily.User, Direction: CallDirection.Outbound }
        && owner.GrantsAt(start).CallingPlan() == LicenseGrants.None;

    // That a voice application placed the call says nothing of who would pay for it.
    private static bool Tells(CallType type, LicenseGrants implied) =>
        (type.Family == CallFamily.Bot ? implied & PaysForBots : implied) != LicenseGrants.None;

    // Before a user's first recorded licence the capability of the record stands in (design §2).
    private static LicenseGrants GrantsOf(UserFacts? user, DateTimeOffset start, LicenseGrants implied) =>
        user is not null && user.LicensesKnownAt(start) ? user.GrantsAt(start) : implied;

    [MethodImpl(Compiled.AtOnce)]
    private static string OwnNumberOf(CallRecord record) =>
        PhoneNumber.Parse(record.CallerId) is { Kind: PhoneNumberKind.E164, IsMasked: false } number ? "t" + number.Digits : string.Empty;

    // Records of one source share the object, so it is told apart by that, and what it says is found out once.
    [MethodImpl(Compiled.AtOnce)]
    private KindFacts Of(CallKind kind)
    {
        KindFacts facts = kinds.Find(kind, out bool isKnown);
        if (!isKnown)
        {
            kinds.Set(kind, facts = KindFacts.Of(kind, catalogue));
        }

        return facts;
    }
}
