using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Calls as a usage record tells them, for the tests of the rules.</summary>
internal static class RuleCall
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public const int Minute = 60;

    /// <summary>A call a user dials.</summary>
    public static CallRecord User(string to, int seconds = Minute) => Outbound("user_out", to, seconds);

    /// <summary>A call a meeting dials.</summary>
    public static CallRecord Meeting(string to, int seconds = Minute) => Outbound("conf_out", to, seconds);

    /// <summary>A call an auto attendant or a call queue dials.</summary>
    public static CallRecord Bot(string to, int seconds = Minute) => Outbound("ucap_out", to, seconds);

    /// <summary>A call to a number of the organisation.</summary>
    public static CallRecord Inbound(string type, string called, int seconds = Minute, string caller = Dial.London) =>
        Outbound(type, called, seconds) with { CallerId = caller };

    /// <summary>The same call on another moment.</summary>
    public static CallRecord At(this CallRecord call, DateTimeOffset start) => call with { StartTime = start };

    /// <summary>The same call as the provider priced it, in dollars and with the capability that credits pay for.</summary>
    public static CallRecord Charged(
        this CallRecord call, long charge, long? fee = null, string currency = "USD", string capability = "MCOPSTNPP") =>
        call with { Charge = charge, ConnectionFee = fee, Currency = currency, Capability = capability };

    /// <summary>What tests compare of a quote.</summary>
    public static (Payer Payer, QuoteReason Reason, bool Allowed, long? Charge) Answer(this Quote quote) =>
        (quote.Payer, quote.Reason, quote.Allowed, quote.Charge);

    private static CallRecord Outbound(string type, string number, int seconds) => new()
    {
        UsageId = Guid.Empty,
        CallType = type,
        DestinationNumber = number,
        StartTime = Noon,
        DurationSeconds = seconds,
    };
}

/// <summary>Numbers to call.</summary>
internal static class Dial
{
    public const string Seattle = "+12065550111";
    public const string SanJuan = "+17875550111";
    public const string Toronto = "+14165550111";
    public const string London = "+442079460000";
    public const string Berlin = "+4930123456";
    public const string Paris = "+33142685300";
    public const string Harare = "+263242700000";
    public const string Rarotonga = "+68220000";
    public const string Havana = "+5378312345";
    public const string TollFreeUs = "+18005550100";
    public const string TollFreeGb = "+448081570000";
    public const string PremiumUs = "+19005550111";
    public const string PremiumAt = "+43900123456";
    public const string PremiumFr = "+33899123456";
    public const string PremiumGb = "+449061234567";
    public const string SharedCostGb = "+448431234567";
}

/// <summary>People and resource accounts with their licences.</summary>
internal static class Person
{
    public const LicenseGrants Domestic = LicenseGrants.PhoneSystem | LicenseGrants.CallingPlanDomestic;
    public const LicenseGrants International = LicenseGrants.PhoneSystem | LicenseGrants.CallingPlanInternational;
    public const LicenseGrants PayAsYouGo = LicenseGrants.PhoneSystem | LicenseGrants.CallingPlanPayAsYouGo;

    private static readonly DateTimeOffset Hired = RuleCall.Noon.AddDays(-365);

    /// <summary>Somebody who has held the same licences for a year.</summary>
    public static UserFacts With(LicenseGrants grants, string? location = "US", Func<User, User>? change = null, int number = 1) =>
        Of(new User { Number = number, UserPrincipalName = $"user{number}@contoso.example" }, location, change, [Held(grants)]);

    /// <summary>A resource account whose plan ended the day before.</summary>
    public static UserFacts BotThatLost(LicenseGrants plan) => Of(
        new User { Number = 7, UserPrincipalName = "attendant@contoso.example" },
        "US",
        change: null,
        [Held(LicenseGrants.PhoneSystemResourceAccount), Held(plan) with { EffectiveTo = RuleCall.Noon.AddDays(-1) }]);

    /// <summary>A resource account.</summary>
    public static UserFacts Bot(LicenseGrants grants) => With(LicenseGrants.PhoneSystemResourceAccount | grants, number: 7);

    /// <summary>A Shared Calling user, whose calls a resource account funds.</summary>
    public static UserFacts Shared(LicenseGrants grants = LicenseGrants.PhoneSystem) =>
        With(grants, change: user => user with { ResourceAccount = "user7@contoso.example" });

    private static LicenseAssignment Held(LicenseGrants grants) => new(1, "Licences", grants, Hired, null);

    private static UserFacts Of(User user, string? location, Func<User, User>? change, LicenseAssignment[] licenses) => new(
        change is null ? user : change(user),
        location is null ? [] : [new UsageLocation(location, DateTimeOffset.MinValue)],
        licenses);
}
