using System.Globalization;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Made-up calls for sheets, among them names that try to run or to break the file.</summary>
internal static class SheetScene
{
    /// <summary>What outsiders may put into a name.</summary>
    public static readonly string[] Hostile =
    [
        "=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1+1", "\r=1+1", "  =1+1", "\uFF1D1+1",
        "<script>alert(1)</script>", "\"quoted\", with comma", "two\r\nlines", "\u202Egnp.exe \u05E9\u05DC\u05D5\u05DD",
        "bell\u0007 null\u0000 lone \uD800 end", "_x0041_", "]]>&amp;", new string('a', 40_000),
    ];

    private static readonly DateTimeOffset First = new(2026, 1, 31, 23, 59, 59, TimeSpan.Zero);

    public static Account Account { get; } = new(1, "Contoso", Currency.FromStored("USD"), "US", IsDefault: true, new AccountSettings());

    /// <summary>A report whose sums are taken while its calls are written.</summary>
    public static UsageReport Report(int calls, params UsageKey[] keys)
    {
        UsageTotals totals = new(keys);
        return new UsageReport(
            Account, "Contoso", null, null, First, totals.Watch(Enumerable.Range(0, calls).Select(Call)), keys, totals, Pools, Money: null);
    }

    public static byte[] Write(IUsageReportWriter writer, UsageReport report, string culture = "en-US")
    {
        using MemoryStream file = new();
        writer.Write(file, report, CultureInfo.GetCultureInfo(culture), CancellationToken.None);
        return file.ToArray();
    }

    public static CallView Call(int number) => new()
    {
        Record = new CallRecord
        {
            UsageId = new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
            DisplayName = Hostile[number % Hostile.Length],
            CallerId = "+4930123456",
            DestinationNumber = number % 5 == 0 ? "+81312345***" : "+81312345678",
            CallType = "user_out",
            StartTime = First.AddMinutes(number),
            DurationSeconds = 90,
        },
        UserPrincipalName = $"person.{number % 7}@contoso.example",
        Department = number % 3 == 0 ? null : Hostile[number % 4],
        Direction = CallDirection.Outbound,
        Country = "JP",
        Domestic = false,
        Payer = Payer.Credits,
        Reason = QuoteReason.Ok,
        Refused = number % 2 == 1,
        PoolMinutes = 1,
        BilledSeconds = 60,
        RatePerMinute = 500_000,
        Charge = number % 10 == 9 ? null : 1_234_567,
    };

    private static MinutePoolView[] Pools =>
        [new(new PoolKey(new Month(2026, 1), PoolScope.Domestic, "US", LicenseGrants.CallingPlanDomestic, string.Empty), null, 3000, 1290, 1710)];
}
