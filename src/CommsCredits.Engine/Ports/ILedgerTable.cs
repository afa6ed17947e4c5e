namespace CommsCredits.Engine;

/// <summary>Lots, the overdraft and the postings they are derived from.</summary>
public interface ILedgerTable
{
    /// <summary>The account's lots, oldest purchase first.</summary>
    /// <param name="includeSpent">Whether lots with nothing left are among them.</param>
    /// <returns>The lots.</returns>
    IReadOnlyList<Lot> Lots(bool includeSpent);

    /// <summary>What is owed, in millionths, zero or above.</summary>
    /// <returns>The overdraft.</returns>
    long Overdraft();

    /// <summary>The number the next lot has.</summary>
    /// <returns>From 1.</returns>
    int NextLotNumber();

    /// <summary>Adds an untouched lot.</summary>
    /// <param name="lot">The lot.</param>
    void InsertLot(Lot lot);

    /// <summary>Writes a posting and carries its entries into lots and overdraft, in the same transaction (law L11).</summary>
    /// <param name="posting">The posting.</param>
    void Post(Posting posting);

    /// <summary>The account's postings in the order written, with the running sum after each.</summary>
    /// <param name="from">Inclusive, by the moment of writing; null since ever.</param>
    /// <param name="to">Exclusive; null without end.</param>
    /// <param name="kind">Only this kind; null for all.</param>
    /// <param name="after">Only those written after this number; 0 for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>The postings.</returns>
    IReadOnlyList<LedgerLine> Postings(DateTimeOffset? from, DateTimeOffset? to, PostingKind? kind, long after, int limit);

    /// <summary>What a batch of calls was first posted as.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>One posting per lot and day, in the order written.</returns>
    IReadOnlyList<UsagePosting> UsageOf(long batch);

    /// <summary>The posting that filled a lot.</summary>
    /// <param name="lotNumber">The lot.</param>
    /// <returns>The id of its funding or recharge.</returns>
    Guid PurchaseOf(int lotNumber);

    /// <summary>What lots have repaid of overdrafts when they were bought, and was not taken back since.</summary>
    /// <returns>The latest first.</returns>
    IReadOnlyList<Repayment> Repayments();
}

/// <summary>A usage posting as it is named by corrections.</summary>
/// <param name="PostingId">Its id.</param>
/// <param name="Day">The UTC day on which its calls began.</param>
/// <param name="LotNumber">The lot, or <see cref="LotShelf.Overdraft"/>.</param>
public sealed record UsagePosting(Guid PostingId, DateOnly Day, int LotNumber);

/// <summary>A posting as the ledger holds it.</summary>
/// <param name="Number">Its place in the ledger, from 1 without gaps.</param>
/// <param name="Posting">The posting.</param>
/// <param name="SumAfter">The ledger sum after it, in millionths: balance and what is in grace.</param>
public sealed record LedgerLine(long Number, Posting Posting, long SumAfter);
