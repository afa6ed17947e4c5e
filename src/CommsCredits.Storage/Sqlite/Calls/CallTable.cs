using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Calls of one account: found by usage id, appended, and read page by page.</summary>
internal sealed class CallTable(Statements statements, int account) : ICallTable
{
    private readonly CallKeys keys = new(statements, account);
    private CallReprice? reprice;

    /// <inheritdoc/>
    public IReadOnlyDictionary<Guid, StoredCall> FindExisting(IReadOnlyCollection<Guid> usageIds)
    {
        Dictionary<Guid, StoredCall> found = [];
        RawStatement known = statements.Hot("""
            SELECT party.object_id, party.user_principal_name, kind.call_type, line.start_time, line.duration_seconds
            FROM call_row AS line
            CROSS JOIN call_party AS party ON party.party_no = line.party_no
            CROSS JOIN call_kind AS kind ON kind.kind_no = line.kind_no
            WHERE line.call_no = ?
            """);
        Guid[] ids = [.. usageIds];
        keys.FindAll(ids, (place, call) =>
        {
            known.Bind(call);
            known.Step();
            found[ids[place]] = new StoredCall(
                known.Id(0), known.Text(1), known.Text(2)!, Stored.Moment(known.Long(3)), (int)known.Long(4));
            known.Reset();
        });
        return found;
    }

    /// <inheritdoc/>
    public long CountIds() => statements.Rows("SELECT coalesce(sum(pairs), 0) FROM call_key_run", row => row.GetInt64(0))[0];

    /// <inheritdoc/>
    public void ReadIds(TakeNumbers take) => keys.ReadAll(take);

    /// <inheritdoc/>
    public long LastBatch() => statements.Rows(
        "SELECT coalesce(max(batch_no), 0) FROM import_batch WHERE account_id = $1", row => row.GetInt64(0), account)[0];

    /// <inheritdoc/>
    public ICallBatch OpenBatch(string source, DateTimeOffset at) => new CallBatch(statements, account, source, LastBatch() + 1, at);

    /// <inheritdoc/>
    public IReadOnlyList<CallView> Page(CallFilter filter, CallCursor? after, int limit) =>
        CallPage.Read(statements, account, filter, after, limit);

    /// <inheritdoc/>
    public IReadOnlyList<LotDraw> Draws(long callNumber) => statements.Rows(
        "SELECT lot_no, amount FROM call_draw WHERE call_no = $1", row => new LotDraw(row.GetInt32(0), row.GetInt64(1)), callNumber);

    /// <inheritdoc/>
    public void Reprice(long callNumber, in PricedCall call) => (reprice ??= new CallReprice(statements, account)).Run(callNumber, in call);

    /// <inheritdoc/>
    public IReadOnlyList<UsageSum> Measure(IReadOnlyList<UsageKey> keys, DateTimeOffset? from, DateTimeOffset? to) =>
        new CallTotals(statements, account).Started(keys, Stored.Ticks(from), Stored.Ticks(to));

    /// <inheritdoc/>
    public IReadOnlyList<UsageSum> MeasureImported(IReadOnlyList<UsageKey> keys, DateTimeOffset from, DateTimeOffset to) =>
        new CallTotals(statements, account).Arrived(keys, Stored.Ticks(from), Stored.Ticks(to));
}
