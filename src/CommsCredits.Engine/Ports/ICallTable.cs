namespace CommsCredits.Engine;

/// <summary>Calls as stored.</summary>
public interface ICallTable
{
    /// <summary>The calls among some usage ids that are stored already.</summary>
    /// <param name="usageIds">The ids of a batch.</param>
    /// <returns>What is compared before a call counts as a duplicate (design §6).</returns>
    IReadOnlyDictionary<Guid, StoredCall> FindExisting(IReadOnlyCollection<Guid> usageIds);

    /// <summary>How many ids <see cref="ReadIds"/> reads.</summary>
    /// <returns>The calls of all accounts.</returns>
    long CountIds();

    /// <summary>Reads the ids of all stored calls, those of other accounts among them, in no order.</summary>
    /// <param name="take">Is given the <see cref="UsageIdHash"/> of each, some at a time; they are overwritten afterwards.</param>
    void ReadIds(TakeNumbers take);

    /// <summary>The number of the account's last batch.</summary>
    /// <returns>0 where there is none.</returns>
    long LastBatch();

    /// <summary>Opens a batch, to which calls and postings are tied. It is there once calls are written, by the next number.</summary>
    /// <param name="source">The file or address.</param>
    /// <param name="at">Now.</param>
    /// <returns>The batch.</returns>
    ICallBatch OpenBatch(string source, DateTimeOffset at);

    /// <summary>Calls by start, from after one on.</summary>
    /// <param name="filter">Which calls.</param>
    /// <param name="after">The last call seen; null for the first page.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>The page.</returns>
    IReadOnlyList<CallView> Page(CallFilter filter, CallCursor? after, int limit);

    /// <summary>What a call has drawn.</summary>
    /// <param name="callNumber">The call's <see cref="CallView.Number"/>.</param>
    /// <returns>Its parts, in no order; together they are its charge.</returns>
    IReadOnlyList<LotDraw> Draws(long callNumber);

    /// <summary>Stores a call's price anew: payer, reason, owner, charge and draws; the record stays.</summary>
    /// <param name="callNumber">The call's <see cref="CallView.Number"/>.</param>
    /// <param name="call">The call as it shall be.</param>
    void Reprice(long callNumber, in PricedCall call);

    /// <summary>Sums calls by keys.</summary>
    /// <param name="keys">What to group by; none for one row.</param>
    /// <param name="from">Inclusive, by start; null since ever.</param>
    /// <param name="to">Exclusive; null without end.</param>
    /// <returns>The rows, ordered by their keys.</returns>
    IReadOnlyList<UsageSum> Measure(IReadOnlyList<UsageKey> keys, DateTimeOffset? from, DateTimeOffset? to);

    /// <summary>Sums the calls whose records arrived in a period, whenever they began: what statements charge.</summary>
    /// <param name="keys">What to group by; none for one row.</param>
    /// <param name="from">Inclusive, by the moment their batch was written.</param>
    /// <param name="to">Exclusive.</param>
    /// <returns>The rows, ordered by their keys.</returns>
    IReadOnlyList<UsageSum> MeasureImported(IReadOnlyList<UsageKey> keys, DateTimeOffset from, DateTimeOffset to);
}

/// <summary>Takes numbers that stay where they are only meanwhile.</summary>
/// <param name="numbers">The numbers.</param>
public delegate void TakeNumbers(ReadOnlySpan<long> numbers);

/// <summary>Takes the calls of one batch after another; each is completed before its transaction is committed.</summary>
public interface ICallBatch
{
    /// <summary>Makes rows of calls; it needs no transaction, and may run while another thread writes.</summary>
    /// <param name="calls">The calls, none of them stored yet; they are not looked at any more afterwards.</param>
    /// <returns>What is written, each once and in this order.</returns>
    IPreparedCalls Prepare(ReadOnlySpan<PricedCall> calls);

    /// <summary>Writes rows.</summary>
    /// <param name="prepared">Rows of the batch, or rows prepared ahead of it; they may be used again for others afterwards.</param>
    void Write(IPreparedCalls prepared);

    /// <summary>Enters the calls where they are looked for, and into the daily sums (law L11).</summary>
    void Complete();

    /// <summary>Begins the next batch behind a commit, in the next transaction of the same unit of work: nobody else wrote meanwhile.</summary>
    /// <param name="at">Now.</param>
    void Next(DateTimeOffset at);
}

/// <summary>Calls as rows that wait to be written.</summary>
public interface IPreparedCalls
{
    /// <summary>How many.</summary>
    int Count { get; }
}

/// <summary>What of a stored call must agree with a record that claims to be the same call.</summary>
/// <param name="ObjectId">The user's object id, where the record had one.</param>
/// <param name="UserPrincipalName">The user's name, where the record had one.</param>
/// <param name="CallType">The call type code.</param>
/// <param name="StartTime">The start.</param>
/// <param name="DurationSeconds">The duration.</param>
public readonly record struct StoredCall(
    Guid? ObjectId, string? UserPrincipalName, string CallType, DateTimeOffset StartTime, int DurationSeconds)
{
    /// <summary>The comparable part of a record.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The part that must agree.</returns>
    public static StoredCall Of(CallRecord record) =>
        new(record.ObjectId, record.UserPrincipalName, record.CallType, record.StartTime, record.DurationSeconds);

    /// <summary>Whether a record is this call: user, call type, start to the second and duration agree (design §6).</summary>
    /// <param name="record">The record.</param>
    /// <returns>False for a conflict.</returns>
    public bool Agrees(CallRecord record) =>
        string.Equals(CallType, record.CallType, StringComparison.OrdinalIgnoreCase)
        && DurationSeconds == record.DurationSeconds
        && StartTime.ToUnixTimeSeconds() == record.StartTime.ToUnixTimeSeconds()
        && SameUser(record);

    // A side that names no user contradicts nobody: sources differ in which columns they fill.
    private bool SameUser(CallRecord record) =>
        ObjectId is { } mine && record.ObjectId is { } theirs ? mine == theirs
        : UserPrincipalName is null || record.UserPrincipalName is null
            || string.Equals(UserPrincipalName, record.UserPrincipalName, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Where a page of calls ended.</summary>
/// <param name="StartTime">The start of the last call.</param>
/// <param name="UsageId">Its key.</param>
public sealed record CallCursor(DateTimeOffset StartTime, Guid UsageId);

/// <summary>Which calls; what is null does not filter.</summary>
public sealed record CallFilter
{
    /// <summary>One call.</summary>
    public Guid? UsageId { get; init; }

    /// <summary>Calls of a user, by name without case or by object id.</summary>
    public UserIdentity? User { get; init; }

    /// <summary>Calls of a department, as it stood at import.</summary>
    public string? Department { get; init; }

    /// <summary>Inclusive, by start.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Exclusive, by start.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>A call type code, without case.</summary>
    public string? CallType { get; init; }

    /// <summary>The country of the rated number.</summary>
    public string? Country { get; init; }

    /// <summary>Who paid.</summary>
    public Payer? Payer { get; init; }

    /// <summary>Why.</summary>
    public QuoteReason? Reason { get; init; }

    /// <summary>Whether only calls that would have been refused, or only others.</summary>
    public bool? Refused { get; init; }

    /// <summary>Whether only calls without a price, or only others.</summary>
    public bool? Unrated { get; init; }
}

/// <summary>A stored call with everything that is shown of it.</summary>
public sealed record CallView
{
    /// <summary>The key inside the store.</summary>
    public long Number { get; init; }

    /// <summary>The batch that imported it.</summary>
    public long Batch { get; init; }

    /// <summary>The recorded user it belongs to, or null.</summary>
    public int? UserNumber { get; init; }

    /// <summary>
    /// The <see cref="User.KeyOf"/> of its owner's name: the record's, until the user is renamed who is recorded under it.
    /// </summary>
    public string? OwnerKey { get; init; }

    /// <summary>The name of the one it belongs to: the record's, else that of the recorded user as it is now.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The pool that gave minutes, or null.</summary>
    public PoolKey? Pool { get; init; }

    /// <summary>The card that priced it, or null.</summary>
    public int? CardNumber { get; init; }

    /// <summary>The record as it came.</summary>
    public required CallRecord Record { get; init; }

    /// <summary>The owner's department as it stood at import.</summary>
    public string? Department { get; init; }

    /// <summary>Which way it went.</summary>
    public required CallDirection Direction { get; init; }

    /// <summary>The country of the rated number.</summary>
    public string? Country { get; init; }

    /// <summary>Whether that is the owner's country.</summary>
    public bool? Domestic { get; init; }

    /// <summary>Who paid.</summary>
    public required Payer Payer { get; init; }

    /// <summary>Why.</summary>
    public required QuoteReason Reason { get; init; }

    /// <summary>Whether it would have been refused.</summary>
    public required bool Refused { get; init; }

    /// <summary>Whole minutes a pool gave.</summary>
    public required int PoolMinutes { get; init; }

    /// <summary>Seconds credits paid for.</summary>
    public required long BilledSeconds { get; init; }

    /// <summary>Millionths per minute of the rate, where one was used.</summary>
    public long? RatePerMinute { get; init; }

    /// <summary>Millionths of the rate's fee, where one was used.</summary>
    public long? ConnectionFee { get; init; }

    /// <summary>Millionths; null where unrated.</summary>
    public long? Charge { get; init; }

    /// <summary>The card's name, where one was used.</summary>
    public string? RateCard { get; init; }

    /// <summary>The matched prefix, where one was used.</summary>
    public string? Prefix { get; init; }
}

/// <summary>What calls can be summed by.</summary>
public enum UsageKey
{
    /// <summary>The user principal name.</summary>
    User,

    /// <summary>The department at import.</summary>
    Department,

    /// <summary>The country of the rated number.</summary>
    Country,

    /// <summary>The call type code.</summary>
    CallType,

    /// <summary>Who paid.</summary>
    Payer,

    /// <summary>The UTC day of the start, yyyy-MM-dd.</summary>
    Day,

    /// <summary>The UTC month of the start, yyyy-MM.</summary>
    Month,
}

/// <summary>A row of sums.</summary>
/// <param name="Keys">The values of the keys, in their order; null where a call has none.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Minutes">Whole started minutes.</param>
/// <param name="PoolMinutes">Whole minutes pools gave.</param>
/// <param name="Charge">Millionths.</param>
public sealed record UsageSum(IReadOnlyList<string?> Keys, long Calls, long Minutes, long PoolMinutes, long Charge);
