using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Calls of one account: found by usage id, appended, and read page by page.</summary>
internal sealed class CallTable(Statements statements, int account) : ICallTable
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Guid, StoredCall> FindExisting(IReadOnlyCollection<Guid> usageIds)
    {
        Dictionary<Guid, StoredCall> found = [];
        RawStatement known = statements.Hot("""
            SELECT object_id, user_principal_name, call_type, start_time, duration_seconds
            FROM call WHERE account_id = ? AND usage_id = ?
            """);
        foreach (Guid id in usageIds)
        {
            known.Reset();
            known.Bind(account);
            known.Bind(id);
            if (known.Step())
            {
                found[id] = new StoredCall(
                    known.Id(0), known.Text(1), known.Text(2)!, Stored.Moment(known.Long(3)), (int)known.Long(4));
            }
        }

        known.Reset();
        return found;
    }

    /// <inheritdoc/>
    public long OpenBatch(string source, DateTimeOffset at)
    {
        long number = statements.Rows(
            "SELECT coalesce(max(batch_no), 0) + 1 FROM import_batch WHERE account_id = $1", row => row.GetInt64(0), account)[0];
        statements.Run(
            "INSERT INTO import_batch (account_id, batch_no, source, written_at) VALUES ($1, $2, $3, $4)",
            account,
            number,
            source,
            Stored.Ticks(at));
        return number;
    }

    /// <inheritdoc/>
    public void Insert(long batch, IReadOnlyList<PricedCall> calls)
    {
        long number = statements.Rows("SELECT coalesce(max(call_no), 0) FROM call", row => row.GetInt64(0))[0];
        foreach (PricedCall call in calls)
        {
            CallInsert.Run(statements, ++number, account, batch, call);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<CallView> Page(CallFilter filter, CallCursor? after, int limit) =>
        CallPage.Read(statements, account, filter, after, limit);

    /// <inheritdoc/>
    public IReadOnlyList<LotDraw> Draws(long callNumber) => statements.Rows(
        "SELECT lot_no, amount FROM call_draw WHERE call_no = $1", row => new LotDraw(row.GetInt32(0), row.GetInt64(1)), callNumber);

    /// <inheritdoc/>
    public void Reprice(long callNumber, PricedCall call) => CallReprice.Run(statements, account, callNumber, call);

    /// <inheritdoc/>
    public IReadOnlyList<UsageSum> Measure(IReadOnlyList<UsageKey> keys, DateTimeOffset? from, DateTimeOffset? to) =>
        Sums(keys, "($2 IS NULL OR start_time >= $2) AND ($3 IS NULL OR start_time < $3)", Stored.Ticks(from), Stored.Ticks(to));

    /// <inheritdoc/>
    public IReadOnlyList<UsageSum> MeasureImported(IReadOnlyList<UsageKey> keys, DateTimeOffset from, DateTimeOffset to) => Sums(
        keys,
        """
        batch_no IN (SELECT batch.batch_no FROM import_batch AS batch
            WHERE batch.account_id = $1 AND batch.written_at >= $2 AND batch.written_at < $3)
        """,
        Stored.Ticks(from),
        Stored.Ticks(to));

    private List<UsageSum> Sums(IReadOnlyList<UsageKey> keys, string condition, long? from, long? to)
    {
        string columns = string.Concat(keys.Select(key => Expression(key) + ", "));
        string group = keys.Count == 0
            ? string.Empty
            : "GROUP BY " + string.Join(", ", Enumerable.Range(1, keys.Count).Select(index => index.ToString(CultureInfo.InvariantCulture)));
        List<UsageSum> sums = statements.Rows(
            $"""
            SELECT {columns} count(*), coalesce(sum((duration_seconds + 59) / 60), 0), coalesce(sum(pool_minutes), 0),
                coalesce(sum(charge), 0)
            FROM call WHERE account_id = $1 AND {condition}
            {group} {group.Replace("GROUP", "ORDER", StringComparison.Ordinal)}
            """,
            row => new UsageSum(
                [.. keys.Select((key, index) => KeyText(key, row.TextOrNull(index)))],
                row.GetInt64(keys.Count),
                row.GetInt64(keys.Count + 1),
                row.GetInt64(keys.Count + 2),
                row.GetInt64(keys.Count + 3)),
            account,
            from,
            to);
        return sums.Count == 1 && sums[0].Calls == 0 ? [] : sums;
    }

    private static string Expression(UsageKey key) => key switch
    {
        UsageKey.User => "coalesce((SELECT owner.user_principal_name FROM directory_user AS owner "
            + "WHERE owner.account_id = call.account_id AND owner.name_key = call.name_key), call.name_key)",
        UsageKey.Department => "department",
        UsageKey.Country => "country",
        UsageKey.CallType => "call_type",
        UsageKey.Payer => "payer",
        UsageKey.Day => "strftime('%Y-%m-%d', start_time / 10000000, 'unixepoch')",
        UsageKey.Month => "strftime('%Y-%m', start_time / 10000000, 'unixepoch')",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, message: null),
    };

    private static string? KeyText(UsageKey key, string? stored) => key == UsageKey.Payer && stored is not null
        ? ((Payer)byte.Parse(stored, CultureInfo.InvariantCulture)).ToString()
        : stored;
}
