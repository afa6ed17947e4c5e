using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>
/// A funded US account in a real store, where every number costs 0.05 a call and 0.10 a started minute, for the tests of the rules.
/// </summary>
internal static class RuleStore
{
    public const string Ada = "ada@contoso.example";
    public const string Bob = "bob@contoso.example";
    public const string Eve = "eve@contoso.example";
    public const string Attendant = "attendant@contoso.example";
    public const string Seattle = "+12065550111";
    public const string London = "+442079460000";
    public const string Berlin = "+4930123456";
    public const string Harare = "+263242700000";

    private const string AttendantNumber = "+12065550199";

    public static TestStore Open(AccountSettings? settings = null, decimal balance = 1_000)
    {
        TestStore store = new();
        store.WithAccount(settings: settings);
        if (balance > 0)
        {
            store.Fund(balance);
        }

        store.Rates([.. "123456789".Select(digit => Calls.Rate(digit.ToString(), "0.10", fee: "0.05"))]);
        return store;
    }

    /// <summary>A call as it is stored once it was imported.</summary>
    public static CallView Charged(this TestStore store, CallRecord call)
    {
        UsageImport import = store.Import(call);
        Assert.Equal((1, 0), (import.Imported, import.Rejected));
        return new UsageQueries(store.Context).Calls(null, new CallFilter { UsageId = call.UsageId }).Single().Call;
    }

    /// <summary>A call a user dials, the licences of the record left out.</summary>
    public static CallRecord UserCall(int number, string user, string to, int minutes = 1, DateTimeOffset? start = null) =>
        Calls.UserOut(number, user, to, minutes * 60, start) with { Capability = null };

    /// <summary>A call a meeting of an organiser dials.</summary>
    public static CallRecord MeetingCall(int number, string organiser, string to, int minutes = 1) =>
        UserCall(number, organiser, to, minutes) with { CallType = "conf_out" };

    /// <summary>A call an auto attendant dials: exports name no user for it.</summary>
    public static CallRecord BotCall(int number, string to, string from = AttendantNumber) => UserCall(number, Ada, to) with
    {
        CallType = "ucap_out",
        UserPrincipalName = null,
        DisplayName = null,
        CallerId = from,
    };

    /// <summary>Registers the number of the auto attendant.</summary>
    public static void RegisterAttendant(this TestStore store) => store.Register(new NumberChange
    {
        Number = AttendantNumber,
        Kind = RegisteredNumberKind.Service,
        AssignedTo = Attendant,
    });

    public static void Register(this TestStore store, NumberChange change) =>
        Assert.Null(new SaveNumbers(store.Context).Execute(null, [change], null, WriteMode.Commit).Single().Error);

    public static void Change(this TestStore store, UserChange change) =>
        Assert.Null(new SaveUsers(store.Context).Execute(null, [change], null, WriteMode.Commit).Single().Error);

    public static IReadOnlyList<LicenseResult> Grant(
        this TestStore store, string user, string[] licenses, string[]? replace = null, DateTimeOffset? from = null) =>
        new AssignLicenses(store.Context).Grant(
            new LicenseRequest(null, licenses, replace ?? [], from ?? TestStore.Start), [user], WriteMode.Commit);

    public static void Revoke(this TestStore store, string user, string license, DateTimeOffset from) => Assert.Equal(
        LicenseStatus.Revoked,
        new AssignLicenses(store.Context).Revoke(new LicenseRequest(null, [license], [], from), [user], WriteMode.Commit).Single().Status);

    /// <summary>The pools of a month: country, plan, scope, total and used minutes.</summary>
    public static IEnumerable<(string Country, LicenseGrants Plan, PoolScope Scope, int Total, int Used)> Pools(
        this TestStore store, int month = 1) => new MinutePoolQueries(store.Context).Pools(null, new Month(2026, month)).Pools
        .Select(pool => (pool.Key.Country, pool.Key.Plan, pool.Key.Scope, pool.Total, pool.Used));

    /// <summary>What tests compare of a call.</summary>
    public static (Payer Payer, QuoteReason Reason, bool Refused, long? Charge) Answer(this CallView call) =>
        (call.Payer, call.Reason, call.Refused, call.Charge);
}
