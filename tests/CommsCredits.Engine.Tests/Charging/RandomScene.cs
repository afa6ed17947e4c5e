using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>An account with anything an account may have, from a seed: settings, cards, lots, pools, users with history.</summary>
internal sealed class RandomScene : IPoolSource, ISpendSource
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Countries = ["US", "PR", "CA", "DE", "GB", "FR", "AU"];
    private static readonly LicenseGrants[] Plans =
    [
        LicenseGrants.None, LicenseGrants.CallingPlanDomestic, LicenseGrants.CallingPlanDomestic, LicenseGrants.CallingPlanInternational, LicenseGrants.CallingPlan120,
        LicenseGrants.CallingPlan120NotPooled, LicenseGrants.CallingPlanPayAsYouGo,
    ];

    private static readonly LicenseGrants[] Meetings =
    [
        LicenseGrants.None, LicenseGrants.AudioConferencing, LicenseGrants.AudioConferencingPayPerMinute,
        LicenseGrants.AudioConferencing | LicenseGrants.AudioConferencingDialOutUsCa,
    ];

    private static readonly string[] Numbers =
    [
        "+12065550111", "+17875550111", "+14165550111", "+4930123456", "+491711234567", "+442079460000", "+448431234567", "+33142685300",
        "+33899123456", "+93701234567", "+19005550111", "+8821612345", "+18005550100", "112", "anonymous", "+61212345678",
    ];

    private static readonly string[] Types =
        ["user_out", "user_out", "user_out", "user_out_conf", "conf_out", "conf_out", "ucap_out", "ucap_in", "conf_in", "user_in", "emergency_out", "user_beam"];

    private readonly Random random;
    private readonly Dictionary<PoolKey, int> used = [];
    private readonly Dictionary<int, List<LicenseAssignment>> held = [];
    private readonly Dictionary<int, List<UsageLocation>> places = [];
    private readonly int holders;

    public RandomScene(int seed)
    {
        random = new Random(seed);
        holders = random.Next(0, 3);
        Account = new Account(1, "Contoso", Currency.Parse("USD"), "US", true, new AccountSettings
        {
            PoolCap = Pick(PoolCap.EitherCap, PoolCap.SeparateCaps),
            ConferencingPool = Pick(ConferencingPool.Assigned, ConferencingPool.Purchased),
            PurchasedConferencingLicenses = random.Next(0, 3),
            TimeZone = Pick("UTC", "America/New_York", "Pacific/Auckland"),
        });
        Users = [.. Enumerable.Range(1, 4).Select(User)];
        Registry = new NumberRegistry([
            new RegisteredNumber("18005550100", RegisteredNumberKind.Service, true, "user1@contoso.example"),
            new RegisteredNumber("12065550100", RegisteredNumberKind.Service, Pick(true, false), "user2@contoso.example")]);
        AllLots = [.. Enumerable.Range(1, random.Next(0, 8)).Select(Lot)];
        Lots = new LotShelf(AllLots, random.Next(8) == 0 ? random.Next(0, 5_000_000) : 0);
        State = new ChargingState(
            Account,
            new RateBook([Card(1, null), Card(2, Start.AddDays(random.Next(1, 40)))]),
            AllotmentTable.Default,
            new PoolBook(Account, this, AllotmentTable.Default),
            new SpendBook(this),
            Lots,
            Start.AddDays(60));
        Reader = new CallFactsReader(LicenseCatalogue.Default, AllotmentTable.Default, new RatedNumbers(NumberPlan.Default, Registry));
        Charger = new Charger(State, Reader);
    }

    public Account Account { get; }

    public UserFacts[] Users { get; }

    public NumberRegistry Registry { get; }

    public Lot[] AllLots { get; }

    public LotShelf Lots { get; }

    public ChargingState State { get; }

    public CallFactsReader Reader { get; }

    public Charger Charger { get; }

    /// <summary>A call of somebody, now and then of nobody.</summary>
    public (CallRecord Record, CallParties Parties) NextCall()
    {
        UserFacts? owner = random.Next(10) == 0 ? null : Users[random.Next(Users.Length)];
        string type = Pick(Types);
        CallRecord record = new()
        {
            UsageId = new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
            UserPrincipalName = owner?.User.UserPrincipalName,
            CallType = type,
            DestinationNumber = Pick(Numbers),
            StartTime = Start.AddSeconds(random.Next(0, 60 * 86_400)),
            DurationSeconds = random.Next(12) == 0 ? 0 : random.Next(1, Pick(120, 2_000, 40_000)),
        };
        bool shared = owner?.User.ResourceAccount is not null;
        return (record, new CallParties(owner, shared ? Users[0] : null));
    }

    /// <summary>What each lot has left.</summary>
    public Dictionary<int, long> Remaining() => AllLots.ToDictionary(lot => lot.Number, lot => Lots.RemainingOf(lot.Number));

    public IReadOnlyList<LicenseAssignment> Held(int user) => held[user];

    public IReadOnlyList<UsageLocation> Places(int user) => [.. places[user].OrderBy(place => place.From)];

    public int UsedMinutes(PoolKey pool)
    {
        if (!used.TryGetValue(pool, out int minutes))
        {
            used[pool] = minutes = random.Next(Pick(5, 200, 4_000));
        }

        return minutes;
    }

    public int Holders(Month month, LicenseGrants plan, string? country) => holders;

    public bool AddHolder(Month month, LicenseGrants plan, string country, string holder) => false;

    public long Spent(int user, Month month) => user * 1_000_000L;

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    private T Rarely<T>(T usual, params T[] others) => random.Next(4) > 0 ? usual : Pick(others);

    private UserFacts User(int number)
    {
        User user = new()
        {
            Number = number,
            UserPrincipalName = $"user{number}@contoso.example",
            DialOutPolicy = Rarely(DialOutPolicy.InternationalAndDomestic, DialOutPolicy.Domestic, DialOutPolicy.None),
            ConferenceDialOut = Rarely(ConferenceDialOut.Any, ConferenceDialOut.SameCountry, ConferenceDialOut.ZoneA, ConferenceDialOut.None),
            SpendLimit = Rarely<long?>(null, 0, 3_000_000, 20_000_000),
            ResourceAccount = number > 1 && random.Next(5) == 0 ? "user1@contoso.example" : null,
        };
        List<UsageLocation> stays = [new UsageLocation(Pick(Countries), DateTimeOffset.MinValue)];
        if (random.Next(3) == 0)
        {
            stays.Add(new UsageLocation(Pick(Countries), Start.AddDays(random.Next(1, 59))));
        }

        List<LicenseAssignment> licenses = [Assignment(number, "Base", Pick(Plans) | Pick(Meetings), Start, null)];
        if (random.Next(8) > 0)
        {
            DateTimeOffset from = Start.AddDays(Rarely(0, random.Next(0, 50)));
            licenses.Add(Assignment(number, "Credits", LicenseGrants.CommunicationsCredits, from, Rarely<DateTimeOffset?>(null, from.AddDays(9))));
        }

        held[number] = licenses;
        places[number] = stays;
        return new UserFacts(user, stays, licenses);
    }

    private static LicenseAssignment Assignment(int user, string name, LicenseGrants grants, DateTimeOffset from, DateTimeOffset? to) =>
        new(user, name, grants, from, to);

    private Lot Lot(int number)
    {
        DateTimeOffset bought = Start.AddDays(random.Next(-360, 60));
        long amount = random.Next(1, 60) * 1_000_000L;
        return new Lot(number, Guid.Empty, Guid.Empty, bought, Engine.Lot.ExpiryOf(bought), amount, random.Next(0, (int)amount / 2), 0);
    }

    private RateTable Card(int number, DateTimeOffset? from)
    {
        RateCardRules rules = new();
        List<Rate> rates = [];
        foreach (string prefix in (string[])["1", "1787", "44", "4484", "49", "4917", "33", "338", "93", "61", "800", "1800"])
        {
            if (random.Next(6) > 0)
            {
                rates.Add(rules.Read(new RateCardLine(
                    rates.Count + 2,
                    prefix,
                    Money.ToDecimal(Pick(0, random.Next(1, 100), random.Next(1, 900_000), random.Next(1, 3_000_000))).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Pick("*", "*", "*", "CallingPlanOutbound"),
                    Pick("*", "*", "US"),
                    ConnectionFee: Pick("0", "0.05", "1.25"),
                    IncrementSeconds: Pick("60", "6", "7", "1"),
                    MinimumSeconds: Pick("60", "30", "0"))));
            }
        }

        return new RateTable(new RateCard(number, $"Card {number}", Currency.Parse("USD"), from, null, rates.Count), rates);
    }
}
