using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Bench;

/// <summary>An account with funds, minutes and a rate card as long as a real one, and calls of many kinds.</summary>
internal static class PricingScene
{
    private const int Prefixes = 6_592;

    private static readonly DateTimeOffset March = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Type, LicenseGrants Grants)[] Kinds =
    [
        ("user_out", LicenseGrants.CallingPlanPayAsYouGo | LicenseGrants.CommunicationsCredits),
        ("user_out", LicenseGrants.CallingPlanDomestic | LicenseGrants.CommunicationsCredits),
        ("user_out", LicenseGrants.CallingPlanInternational | LicenseGrants.CommunicationsCredits),
        ("user_out", LicenseGrants.CallingPlanDomestic),
        ("conf_out", LicenseGrants.AudioConferencing | LicenseGrants.CommunicationsCredits),
        ("conf_out", LicenseGrants.AudioConferencingPayPerMinute),
        ("conf_in", LicenseGrants.AudioConferencingPayPerMinute),
        ("ucap_out", LicenseGrants.CallingPlanPayAsYouGo | LicenseGrants.CommunicationsCredits),
        ("user_in", LicenseGrants.CallingPlanDomestic),
        ("emergency_out", LicenseGrants.None),
    ];

    /// <summary>How many kinds of calls there are.</summary>
    public static int KindCount => Kinds.Length;

    /// <summary>The state all calls are quoted against.</summary>
    public static ChargingState State()
    {
        Account account = new(1, "Contoso", Currency.Parse("USD"), "US", true, new AccountSettings());
        SeededNumbers numbers = new(20_260_103);
        RateCardRules rules = new();
        List<Rate> rates = [.. Card().Select((prefix, index) => rules.Read(new RateCardLine(
            index + 2, prefix, (numbers.Below(400) / 1_000m).ToString(CultureInfo.InvariantCulture), ConnectionFee: "0.02")))];
        RateTable table = new(new RateCard(1, "Bench", account.Currency, null, null, rates.Count), rates);
        LotShelf lots = new([new Lot(1, Guid.Empty, Guid.Empty, March, Lot.ExpiryOf(March), 1_000_000_000_000, 0, 0)], 0);
        return new ChargingState(
            account,
            new RateBook([table]),
            AllotmentTable.Default,
            new PoolBook(account, new HundredHolders(), AllotmentTable.Default),
            new SpendBook(new NothingSpent()),
            lots,
            March);
    }

    /// <summary>Calls of every kind, long and short, at home and abroad, some to numbers without a rate.</summary>
    public static CallFacts[] Calls(int count)
    {
        string[] prefixes = [.. Card()];
        SeededNumbers numbers = new(20_260_104);
        CallFacts[] calls = new CallFacts[count];
        for (int index = 0; index < count; index++)
        {
            (string type, LicenseGrants grants) = Kinds[numbers.Below(Kinds.Length)];
            string digits = numbers.Digits(
                numbers.Below(3) == 0 ? "1206" : numbers.Below(20) == 0 ? "999" : prefixes[numbers.Below(prefixes.Length)], 11);
            NumberFacts number = NumberPlan.Default.Classify(digits);
            calls[index] = new CallFacts
            {
                Type = CallType.Parse(type),
                Start = March.AddSeconds(numbers.Below(2_000_000)),
                Seconds = numbers.Below(20) == 0 ? 0 : numbers.Below(3_600),
                OwnerKnown = true,
                Grants = grants,
                Location = "US",
                Holder = "n1",
                Digits = digits,
                Country = number.Country,
                NumberClass = number.Class,
                Domestic = number.Country is null ? null : AllotmentTable.Default.PoolCountry(number.Country) == "US",
            };
        }

        return calls;
    }

    private static IEnumerable<string> Card() => ["1", .. PrefixSet.Prefixes(Prefixes - 1, seed: 20_260_105).Where(prefix => prefix != "1")];

    private sealed class HundredHolders : IPoolSource
    {
        public int UsedMinutes(PoolKey pool) => 0;

        public int Holders(Month month, LicenseGrants plan, string? country) => 100;

        public bool AddHolder(Month month, LicenseGrants plan, string country, string holder) => false;
    }

    private sealed class NothingSpent : ISpendSource
    {
        public long Spent(int user, Month month) => 0;
    }
}
