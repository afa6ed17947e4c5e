namespace CommsCredits.Engine;

/// <summary>
/// The rows of an account as they stand, for checking: nothing is trusted, and a row that cannot be read is told, not thrown.
/// </summary>
/// <remarks>Rows come one by one; a sequence is read to its end or disposed before the view ends.</remarks>
public interface IRawBooks
{
    /// <summary>What is kept with the account beside its postings.</summary>
    /// <returns>The kept totals.</returns>
    RawRow<RawTotals> Totals();

    /// <summary>Postings without their entries, by number.</summary>
    /// <returns>Each with the hash stored beside it.</returns>
    IEnumerable<RawRow<RawPosting>> Postings();

    /// <summary>Entries by posting and line, also those without a posting.</summary>
    /// <returns>The entries.</returns>
    IEnumerable<RawRow<RawEntry>> Entries();

    /// <summary>Lots by number.</summary>
    /// <returns>The lots.</returns>
    IEnumerable<RawRow<Lot>> Lots();

    /// <summary>Orders by id.</summary>
    /// <returns>The orders.</returns>
    IEnumerable<RawRow<Order>> Orders();

    /// <summary>Calls in the order stored, each with what it drew.</summary>
    /// <returns>The calls.</returns>
    IEnumerable<RawRow<RawCall>> Calls();

    /// <summary>Daily sums as they are kept.</summary>
    /// <returns>One row per day, owner, country, call type and payer.</returns>
    IEnumerable<RawRow<RawUsageDay>> UsageDays();

    /// <summary>Calls that cannot be found by what they should be found by, or the reverse.</summary>
    /// <returns>What is wrong, in words; nothing in a sound store.</returns>
    IEnumerable<RawRow<string>> Unlisted();

    /// <summary>Used minutes as they are kept.</summary>
    /// <returns>One row per pool and holder.</returns>
    IEnumerable<RawRow<RawPoolUse>> PoolUses();

    /// <summary>What users have spent as it is kept.</summary>
    /// <returns>One row per user and month.</returns>
    IEnumerable<RawRow<RawSpending>> Spendings();
}

/// <summary>A row, or why it cannot be read.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <param name="Where">Which row, for people.</param>
/// <param name="Value">What it holds; null where it cannot be read.</param>
/// <param name="Problem">Why it cannot be read; empty otherwise.</param>
public sealed record RawRow<T>(string Where, T? Value, string Problem)
    where T : class;

/// <summary>Totals that are derived from the entries and written with them (law L11).</summary>
/// <param name="Overdraft">Millionths owed.</param>
/// <param name="LedgerSum">Millionths in lots, less what is owed.</param>
/// <param name="Postings">How many postings there are.</param>
/// <param name="HeadHash">The hash of the last one.</param>
public sealed record RawTotals(long Overdraft, long LedgerSum, long Postings, byte[] HeadHash);

/// <summary>A posting and the hash stored with it.</summary>
/// <param name="Posting">The posting, without entries.</param>
/// <param name="Hash">32 bytes.</param>
public sealed record RawPosting(PostingImage Posting, byte[] Hash);

/// <summary>An entry and the posting it says it belongs to.</summary>
/// <param name="PostingNumber">The posting.</param>
/// <param name="Entry">The entry.</param>
public sealed record RawEntry(long PostingNumber, EntryImage Entry);

/// <summary>What of a stored call meets the kept totals.</summary>
/// <param name="Number">The key inside the store.</param>
/// <param name="Batch">The batch that imported it.</param>
/// <param name="StartTime">When it began.</param>
/// <param name="Payer">Who paid.</param>
/// <param name="Direction">Which way it went.</param>
/// <param name="UserNumber">The recorded user it belongs to, or null.</param>
/// <param name="Pool">The pool that gave minutes, or null.</param>
/// <param name="PoolMinutes">Whole minutes it gave.</param>
/// <param name="Charge">Millionths; null where unrated.</param>
/// <param name="Draws">What it drew from each lot.</param>
public sealed record RawCall(
    long Number,
    long Batch,
    DateTimeOffset StartTime,
    Payer Payer,
    CallDirection Direction,
    long? UserNumber,
    PoolKey? Pool,
    long PoolMinutes,
    long? Charge,
    IReadOnlyList<LotDraw> Draws)
{
    /// <summary>The daily sums it is counted in.</summary>
    public required RawUsageKey Sums { get; init; }

    /// <summary>How long it was, in seconds.</summary>
    public required long DurationSeconds { get; init; }

    /// <summary>Whether it counts towards its user's limit: an outgoing call that credits paid (rule K2).</summary>
    public bool IsSpending => Payer == Payer.Credits && Direction == CallDirection.Outbound && UserNumber is not null && Charge > 0;
}

/// <summary>What daily sums are kept by.</summary>
/// <param name="Day">The UTC day of the start, counted from 1970-01-01.</param>
/// <param name="Party">A key of the owner.</param>
/// <param name="Country">The country of the rated number, or null.</param>
/// <param name="CallType">The call type code.</param>
/// <param name="Payer">Who paid.</param>
public readonly record struct RawUsageKey(long Day, long Party, string? Country, string CallType, Payer Payer);

/// <summary>Daily sums as they are kept.</summary>
/// <param name="Key">What they are kept by.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Minutes">Whole started minutes.</param>
/// <param name="PoolMinutes">Whole minutes pools gave.</param>
/// <param name="Charge">Millionths.</param>
public sealed record RawUsageDay(RawUsageKey Key, long Calls, long Minutes, long PoolMinutes, long Charge);

/// <summary>Minutes of a pool as they are kept.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Minutes">Whole minutes.</param>
public sealed record RawPoolUse(PoolKey Pool, long Minutes);

/// <summary>What a user has spent in a month as it is kept.</summary>
/// <param name="User">The user's number.</param>
/// <param name="Month">The month's key.</param>
/// <param name="Micros">Millionths.</param>
public sealed record RawSpending(long User, long Month, long Micros);
