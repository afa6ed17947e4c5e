using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>
/// An account whose calls are read, quoted and charged just as an import does it; unless told otherwise every number costs 0.05 a
/// call and 0.10 a started minute, there is plenty of money, and each plan has one holder.
/// </summary>
internal sealed class RuleScene : IPoolSource, ISpendSource
{
    private readonly CallFactsReader reader;
    private readonly Charger charger;
    private readonly int holders;

    public RuleScene(
        decimal balance = 1_000,
        int holders = 1,
        AccountSettings? settings = null,
        string country = "US",
        RateCardLine[]? rates = null,
        RegisteredNumber[]? numbers = null)
    {
        this.holders = holders;
        Account account = new(1, "Contoso", Currency.Parse("USD"), country, true, settings ?? new AccountSettings());
        RateCardRules rules = new();
        List<Rate> lines = [.. (rates ?? Everywhere()).Select(rules.Read)];
        RateTable table = new(new RateCard(1, "Card", account.Currency, null, null, lines.Count), lines);
        State = new ChargingState(
            account,
            new RateBook([table]),
            AllotmentTable.Default,
            new PoolBook(account, this, AllotmentTable.Default),
            new SpendBook(this),
            new LotShelf(balance == 0 ? [] : [Lot(balance)], 0),
            RuleCall.Noon);
        reader = new CallFactsReader(
            LicenseCatalogue.Default, AllotmentTable.Default, new RatedNumbers(NumberPlan.Default, new NumberRegistry(numbers ?? [])));
        charger = new Charger(State, reader);
    }

    public ChargingState State { get; }

    /// <summary>What a call would cost; nothing changes.</summary>
    public Quote Quote(CallRecord call, UserFacts? owner = null, UserFacts? resourceAccount = null) =>
        Quoter.Quote(Read(call, owner, resourceAccount), State);

    /// <summary>How long a call may last.</summary>
    public long? Longest(CallRecord call, UserFacts? owner = null, UserFacts? resourceAccount = null) =>
        Quoter.LongestSeconds(Read(call, owner, resourceAccount), State);

    /// <summary>A call that happened: takes minutes, money and what its user may spend.</summary>
    public PricedCall Charge(CallRecord call, UserFacts? owner = null, UserFacts? resourceAccount = null) =>
        charger.Charge(call, new CallParties(owner, resourceAccount));

    /// <summary>A price per minute for a prefix, without a fee unless one is given.</summary>
    public static RateCardLine Rate(
        string prefix,
        string perMinute,
        string service = "*",
        string origin = "*",
        string? fee = null,
        string? increment = null,
        string? minimum = null) =>
        new(2, prefix, perMinute, service, origin, ConnectionFee: fee, IncrementSeconds: increment, MinimumSeconds: minimum);

    public int UsedMinutes(PoolKey pool) => 0;

    public int Holders(Month month, LicenseGrants plan, string? country) => holders;

    public bool AddHolder(Month month, LicenseGrants plan, string country, string holder) => false;

    public long Spent(int user, Month month) => 0;

    private CallFacts Read(CallRecord call, UserFacts? owner, UserFacts? resourceAccount) =>
        reader.Read(call, new CallParties(owner, resourceAccount));

    private static IEnumerable<RateCardLine> Everywhere() => "123456789".Select(digit => Rate(digit.ToString(), "0.10", fee: "0.05"));

    private static Lot Lot(decimal amount)
    {
        DateTimeOffset bought = RuleCall.Noon.AddDays(-60);
        return new Lot(1, Guid.Empty, Guid.Empty, bought, Engine.Lot.ExpiryOf(bought), (long)(amount * 1_000_000), 0, 0);
    }
}
