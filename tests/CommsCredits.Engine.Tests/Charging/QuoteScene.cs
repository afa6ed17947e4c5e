using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>An account in the US with one user, 0.10 a minute and a fee of 0.05 to everywhere, and what tests vary.</summary>
internal sealed class QuoteScene
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public QuoteScene(long balance = 100_000_000, string currency = "USD")
    {
        Account account = new(1, "Contoso", Currency.Parse("USD"), "US", true, new AccountSettings());
        RateCardRules rules = new();
        List<Rate> rates = [.. "123456789".Select((digit, index) =>
            rules.Read(new RateCardLine(index + 2, digit.ToString(), "0.10", ConnectionFee: "0.05")))];
        RateTable table = new(new RateCard(1, "Card", Currency.Parse(currency), null, null, rates.Count), rates);
        LotShelf lots = new(balance == 0 ? [] : [Lot(balance)], 0);
        State = new ChargingState(
            account,
            new RateBook([table]),
            AllotmentTable.Default,
            new PoolBook(account, new OneHolder(), AllotmentTable.Default),
            new SpendBook(new NothingSpent()),
            lots,
            Start);
    }

    public ChargingState State { get; }

    public static CallFacts Facts(
        string type,
        LicenseGrants grants,
        string digits,
        int seconds = 60,
        string location = "US",
        string? country = null)
    {
        string? where = country ?? (digits.Length == 0 ? null : NumberPlan.Default.Classify(digits).Country);
        CallFactsReader reader = Reader(NumberRegistry.Empty);
        return new CallFacts
        {
            Type = CallType.Parse(type),
            Start = Start,
            Seconds = seconds,
            OwnerKnown = true,
            Grants = grants,
            Location = location,
            Holder = "n1",
            Digits = digits,
            Country = where,
            Domestic = reader.SameCountry(where, location),
        };
    }

    public static CallFactsReader Reader(NumberRegistry numbers) =>
        new(LicenseCatalogue.Default, AllotmentTable.Default, new RatedNumbers(NumberPlan.Default, numbers));

    public Quote Ask(
        string type,
        LicenseGrants grants,
        string digits,
        int seconds = 60,
        string location = "US",
        string? country = null) =>
        Quoter.Quote(Facts(type, grants, digits, seconds, location, country), State);

    private static Lot Lot(long amount) =>
        new(1, Guid.Empty, Guid.Empty, Start.AddDays(-1), Engine.Lot.ExpiryOf(Start.AddDays(-1)), amount, 0, 0);

    private sealed class OneHolder : IPoolSource
    {
        public int UsedMinutes(PoolKey pool) => 0;

        public int Holders(Month month, LicenseGrants plan, string? country) => 1;

        public bool AddHolder(Month month, LicenseGrants plan, string country, string holder) => false;
    }

    private sealed class NothingSpent : ISpendSource
    {
        public long Spent(int user, Month month) => 0;
    }
}
