using System.Globalization;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>A quarter of made-up calls, among them users and departments whose names try to break out.</summary>
internal static class ReportScene
{
    public static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset To = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = new(2026, 4, 3, 9, 0, 0, TimeSpan.Zero);

    /// <summary>What outsiders may put into a name.</summary>
    public static readonly string[] Hostile =
    [
        "<script>document.title='broken';window.broken=1</script>",
        "\"><img src=https://evil.example/x.png onerror=alert(1)>",
        "' onmouseover='alert(1)' x='",
        "=cmd|' /C calc'!A0",
        "</title></style></script><svg onload=alert(1)>",
        "\u202Egnp.exe\u202C \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
        "bell\u0007 null\u0000 esc\u001B[31m lone \uD800 end",
        "&lt;b&gt; &amp; {count} {0} ${x} `",
    ];

    private static readonly string[] Countries = ["US", "DE", "FR", "GB", "JP", "BR", "NG", "CH", "SG", "AE", "IN", "MX"];
    private static readonly string[] Departments = ["Sales", "Support", "Finance", "Engineering", "Field Service"];

    public static Account Account { get; } = new(1, "Contoso <b>Ltd</b>", Currency.FromStored("USD"), "US", IsDefault: true, new AccountSettings());

    public static UsageReport Report(string title = "Telephony usage, first quarter 2026")
    {
        List<CallView> calls = Calls();
        IReadOnlyList<UsageSum> summary = [.. calls
            .GroupBy(call => call.Department)
            .Select(group => new UsageSum(
                [group.Key], group.Count(), group.Sum(call => (call.Record.DurationSeconds + 59L) / 60), group.Sum(call => call.PoolMinutes),
                group.Sum(call => call.Charge ?? 0)))];
        return new UsageReport(Account, title, From, To, Now, calls, [UsageKey.Department], summary, Pools(), Money());
    }

    public static Statement Statement()
    {
        MoneyCourse money = Money();
        long charges = money.Days.Sum(day => day.Charges);
        Lot lot = new(1, Guid.Empty, Guid.Empty, From, From.AddYears(1), 400_000_000, 0, 0);
        PaymentMethod method = new()
        {
            Name = Hostile[0], Kind = PaymentMethodKind.EnterpriseAgreement, EnterpriseAgreement = Hostile[1],
        };
        Order order = new()
        {
            OrderId = Guid.Empty, Kind = OrderKind.Manual, Amount = 400_000_000, Status = OrderStatus.Settled, PaymentMethod = Hostile[0],
            PurchaseOrder = Hostile[2], OrderedAt = From, PurchasedAt = From,
        };
        Posting funding = Posting.Purchase(Guid.Empty, order, lot, 0, From.AddDays(1));
        return new Statement
        {
            Account = Account,
            Month = new Month(2026, 3),
            From = From,
            To = To,
            MadeAt = Now,
            Opening = money.Opening,
            Closing = money.Days[^1].Balance,
            ClosingInGrace = 1_000_000,
            Flows = new Dictionary<MoneyFlow, long>
            {
                [MoneyFlow.Funding] = money.Days.Sum(day => day.Fundings),
                [MoneyFlow.Recharge] = money.Days.Sum(day => day.Recharges),
                [MoneyFlow.Charge] = -charges,
                [MoneyFlow.Expiry] = -money.Days.Sum(day => day.Expiries),
            },
            Payments = [new StatementPayment(funding, order, method, lot)],
            OrdersWithoutFunds = [new StatementOrder(order with { Status = OrderStatus.Declined, LotId = null }, null)],
            Corrections = [Posting.PurchaseUndone(Guid.Empty, Guid.Empty, lot, null, Now)],
            Expired = [Posting.Expiry(Guid.Empty, lot, 20_000_000, Now)],
            Lots = [new StatementLot(lot, 120_500_000), new StatementLot(lot with { ExpiresAt = From }, 1_000_000)],
            ByDepartment = [.. Hostile.Select((name, index) => new UsageSum([name], index + 1, 10, 5, index * 1_234_500L))],
            ByUser = [.. Hostile.Select((name, index) => new UsageSum([name], index + 1, 10, 5, index * 1_234_500L)), new UsageSum([null], 3, 4, 0, 7_700_000)],
            CallDays = (new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 30)),
            Pools = Pools(),
            Money = money,
        };
    }

    public static string Html(UsageReport report, string culture = "en-GB")
    {
        using MemoryStream page = new();
        new HtmlUsageReport().Write(page, report, CultureInfo.GetCultureInfo(culture), CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(page.ToArray());
    }

    public static string Html(Statement statement, string culture = "en-GB")
    {
        using MemoryStream page = new();
        new HtmlStatement().Write(page, statement, CultureInfo.GetCultureInfo(culture));
        return System.Text.Encoding.UTF8.GetString(page.ToArray());
    }

    public static CallView Call(int number, string? user, string? name, string? department, string country, long? charge) => new()
    {
        Record = new CallRecord
        {
            UsageId = new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
            UserPrincipalName = user,
            DisplayName = name,
            CallType = "user_out",
            DestinationNumber = number % 97 == 0 ? Hostile[1] : $"+1555{number:0000000}",
            StartTime = From.AddMinutes(number * 60L % (90 * 24 * 60)),
            DurationSeconds = 30 + (number * 37 % 1_900),
        },
        UserPrincipalName = user,
        Department = department,
        Direction = CallDirection.Outbound,
        Country = country,
        Payer = charge is null ? Payer.None : charge > 0 ? Payer.Credits : number % 3 == 0 ? Payer.Included : Payer.Pool,
        Reason = charge is null ? QuoteReason.NoRate : QuoteReason.Ok,
        Refused = charge is null,
        PoolMinutes = charge == 0 ? 3 : 0,
        BilledSeconds = 60,
        Charge = charge,
    };

    private static List<CallView> Calls() => [.. Enumerable.Range(1, 2_100).Select(number =>
    {
        int user = number * number % 29;
        string name = user < Hostile.Length ? Hostile[user] : $"Person {user}";
        string upn = user < Hostile.Length ? Hostile[user] : $"person.{user}@contoso.example";
        string department = number % 50 == 0 ? Hostile[number / 50 % Hostile.Length] : Departments[user % Departments.Length];
        long? charge = number % 40 == 0 ? null : number % 2 == 0 ? 0 : (number * 7919L % 900) * 1_000;
        return Call(number, user == 28 ? null : upn, user == 28 ? null : name, department, Countries[number * 31 % Countries.Length], charge);
    })];

    private static MinutePoolView[] Pools() =>
    [
        new(new PoolKey(new Month(2026, 3), PoolScope.Domestic, "US", LicenseGrants.CallingPlanDomestic, string.Empty), null, 3000, 1290, 1710),
        new(new PoolKey(new Month(2026, 3), PoolScope.International, "DE", LicenseGrants.CallingPlanInternational, string.Empty), null, 600, 530, 70),
        new(new PoolKey(new Month(2026, 3), PoolScope.Domestic, "FR", LicenseGrants.CallingPlan120NotPooled, "u"), Hostile[0], 120, 120, 0),
        new(PoolKey.Conferencing(new Month(2026, 3)), null, 1740, 400, 1340),
    ];

    private static MoneyCourse Money()
    {
        List<MoneyDay> days = [];
        long balance = 120_000_000;
        for (DateOnly day = new(2026, 1, 1); day < new DateOnly(2026, 4, 1); day = day.AddDays(1))
        {
            long charges = 2_000_000 + (day.DayNumber * 7919L % 6_000_000);
            long funding = day is { Month: 1, Day: 2 } ? 250_000_000 : 0;
            long recharge = balance - charges < 100_000_000 ? 150_000_000 : 0;
            long expiry = day is { Month: 2, Day: 14 } ? 20_000_000 : 0;
            balance += funding + recharge - charges - expiry;
            days.Add(new MoneyDay(day, balance, funding, recharge, charges, expiry));
        }

        return new MoneyCourse(120_000_000, days);
    }
}
