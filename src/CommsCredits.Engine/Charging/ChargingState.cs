namespace CommsCredits.Engine;

/// <summary>What an account has at a moment, as far as the price of a call depends on it.</summary>
/// <param name="Account">The account with its settings.</param>
/// <param name="Rates">All its rate cards.</param>
/// <param name="Allotments">Minutes of plans, zones and destinations.</param>
/// <param name="Pools">The minute pools.</param>
/// <param name="Spending">What users have spent, for their limits.</param>
/// <param name="Lots">The funds.</param>
/// <param name="Now">The moment that decides what is in the balance.</param>
public sealed record ChargingState(
    Account Account,
    RateBook Rates,
    AllotmentTable Allotments,
    PoolBook Pools,
    SpendBook Spending,
    LotShelf Lots,
    DateTimeOffset Now)
{
    /// <summary>
    /// Whether policies, limits and the balance speak against a call. Re-rating leaves it as it was judged at import, because
    /// nobody can say any more what the balance was then (design §2).
    /// </summary>
    public bool JudgesControls { get; init; } = true;

    /// <summary>The balance, in millionths.</summary>
    public long Balance => Lots.BalanceAt(Now);
}
