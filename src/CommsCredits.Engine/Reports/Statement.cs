namespace CommsCredits.Engine;

/// <summary>
/// What happened to an account's money in a month. Postings belong to the month in which they were written, in the account's time
/// zone (rule M4). Amounts are millionths; Opening + Fundings + Recharges − Charges − Expiries + Repriced − Undone = Closing.
/// </summary>
public sealed record Statement
{
    /// <summary>The account.</summary>
    public required Account Account { get; init; }

    /// <summary>The month.</summary>
    public required Month Month { get; init; }

    /// <summary>When the month begins in the account's time zone; inclusive.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends; exclusive.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>When the statement was asked for; before <see cref="To"/> the month is not over yet.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The ledger sum, balance and what is in grace, before the month.</summary>
    public required long Opening { get; init; }

    /// <summary>The ledger sum after it.</summary>
    public required long Closing { get; init; }

    /// <summary>What of <see cref="Closing"/> has expired and only pays for late records any more (design §3).</summary>
    public required long ClosingInGrace { get; init; }

    /// <summary>What administrators paid in.</summary>
    public long Fundings => Sum(MoneyFlow.Funding);

    /// <summary>What auto-recharge paid in.</summary>
    public long Recharges => Sum(MoneyFlow.Recharge);

    /// <summary>What calls cost when they were charged.</summary>
    public long Charges => -Sum(MoneyFlow.Charge);

    /// <summary>What was forfeited (rule F7).</summary>
    public long Expiries => -Sum(MoneyFlow.Expiry);

    /// <summary>What came back because calls were priced again; below zero where they became dearer (law L8).</summary>
    public long Repriced => Sum(MoneyFlow.Repriced);

    /// <summary>Purchases that were taken back.</summary>
    public long Undone => -Sum(MoneyFlow.Undone);

    /// <summary>What calls cost after corrections of price: what departments and users are shown with.</summary>
    public long NetCharges => Charges - Repriced;

    /// <summary>Sums of the month's postings.</summary>
    public required IReadOnlyDictionary<MoneyFlow, long> Flows { get; init; }

    /// <summary>Fundings and recharges, in the order written.</summary>
    public required IReadOnlyList<StatementPayment> Payments { get; init; }

    /// <summary>Orders of the month that moved no money: declined, pending or unknown; oldest first.</summary>
    public required IReadOnlyList<StatementOrder> OrdersWithoutFunds { get; init; }

    /// <summary>Purchases taken back and calls priced again, in the order written.</summary>
    public required IReadOnlyList<Posting> Corrections { get; init; }

    /// <summary>What was forfeited in the month, in the order written.</summary>
    public required IReadOnlyList<Posting> Expired { get; init; }

    /// <summary>What lots hold after the month, the next to expire first.</summary>
    public required IReadOnlyList<StatementLot> Lots { get; init; }

    /// <summary>The calls whose records arrived in the month, by department.</summary>
    public required IReadOnlyList<UsageSum> ByDepartment { get; init; }

    /// <summary>The same calls by user.</summary>
    public required IReadOnlyList<UsageSum> ByUser { get; init; }

    /// <summary>
    /// Millionths of <see cref="NetCharges"/> that belong to no department and no user here: corrections of calls from other months,
    /// less what was corrected later. Postings of a new price name no user.
    /// </summary>
    public long NotDivided => NetCharges - ByDepartment.Sum(sum => sum.Charge);

    /// <summary>The UTC days on which the charged calls began, or null where none was charged.</summary>
    public required (DateOnly First, DateOnly Last)? CallDays { get; init; }

    /// <summary>The minute pools of the month, by the start of the calls.</summary>
    public required IReadOnlyList<MinutePoolView> Pools { get; init; }

    /// <summary>The balance day by day, in the account's time zone.</summary>
    public required MoneyCourse Money { get; init; }

    private long Sum(MoneyFlow flow) => Flows.GetValueOrDefault(flow);
}

/// <summary>A funding or recharge of a statement.</summary>
/// <param name="Posting">The posting that put the money in.</param>
/// <param name="Order">Its order, or null in a store of before there were any.</param>
/// <param name="Method">The payment method as it is recorded now, or null.</param>
/// <param name="Lot">The lot it filled.</param>
public sealed record StatementPayment(Posting Posting, Order? Order, PaymentMethod? Method, Lot Lot);

/// <summary>An order of a statement that moved no money.</summary>
/// <param name="Order">The order.</param>
/// <param name="Method">The payment method as it is recorded now, or null.</param>
public sealed record StatementOrder(Order Order, PaymentMethod? Method);

/// <summary>What a lot holds at the end of a statement.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Remaining">Millionths left then, above zero.</param>
public sealed record StatementLot(Lot Lot, long Remaining);
