using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Writes the calls of a batch: the rows as they come, what finds them at the end and in its own order.</summary>
/// <remarks>
/// Sixteen random bytes belong somewhere else in the keys each time. Entered in their order, a batch passes over the keys once
/// instead of looking for the place of each (docs/adr/0014).
/// </remarks>
internal sealed class CallBatch : ICallBatch
{
    private const int EnteredAtOnce = 32 * 1024;

    // Where the keys outgrow the cache, every stretch reads and writes most of their pages: one a batch is enough.
    private const long ManyCalls = 2_000_000;

    private readonly int account;
    private readonly CallShelf shelf;
    private readonly CallRows rows;
    private readonly RawStatement row;
    private readonly RawStatement key;
    private readonly DayTotals totals;
    private readonly List<(Guid UsageId, long Call)> keys = [];
    private readonly List<(int Party, long Start, long Call)> owned = [];
    private long last;

    /// <summary>Opens a batch.</summary>
    /// <param name="statements">The statements of the transaction.</param>
    /// <param name="account">The account.</param>
    /// <param name="number">The number of the batch.</param>
    public CallBatch(Statements statements, int account, long number)
    {
        this.account = account;
        Number = number;
        shelf = new CallShelf(statements, account);
        totals = new DayTotals(statements, account);
        rows = new CallRows(statements);
        row = statements.Hot(
            """
            INSERT INTO call_row (call_no, account_id, usage_id, batch_no, party_no, kind_no, terms_no, payer, start_time,
                duration_seconds, end_offset, pool_minutes, billed_seconds, charge, lot_no, provider_fee, provider_charge, call_id,
                conference_id, caller_id, destination_number)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        key = statements.Hot("INSERT INTO call_key (account_id, usage_id, call_no) VALUES (?, ?, ?)");
        last = statements.Rows("SELECT coalesce(max(call_no), 0) FROM call_row", row => row.GetInt64(0))[0];
    }

    /// <inheritdoc/>
    public long Number { get; }

    /// <inheritdoc/>
    public void Add(IReadOnlyList<PricedCall> calls)
    {
        for (int index = 0; index < calls.Count; index++)
        {
            Add(calls[index]);
        }

        // Not all at the end: the next calls are priced meanwhile.
        if (keys.Count >= EnteredAtOnce && last < ManyCalls)
        {
            Enter();
        }
    }

    /// <inheritdoc/>
    public void Complete()
    {
        Enter();
        totals.Write();
    }

    private void Enter()
    {
        keys.Sort();
        foreach ((Guid usageId, long call) in keys)
        {
            key.Bind(account);
            key.Bind(usageId);
            key.Bind(call);
            key.Run();
        }

        keys.Clear();
        owned.Sort();
        foreach ((int party, long start, long call) in owned)
        {
            rows.Own(party, start, call);
        }

        owned.Clear();
    }

    private void Add(PricedCall call)
    {
        CallRecord record = call.Record;
        Quote quote = call.Quote;
        long number = ++last;
        long start = Stored.Ticks(record.StartTime);
        int party = shelf.PartyOf(call, shelf.NameKeyOf(call));
        row.Bind(number);
        row.Bind(account);
        row.Bind(record.UsageId);
        row.Bind(Number);
        row.Bind(party);
        row.Bind(shelf.KindOf(record));
        row.Bind(shelf.TermsOf(call));
        row.Bind((int)quote.Payer);
        row.Bind(start);
        row.Bind(record.DurationSeconds);
        row.Bind(Stored.Ticks(record.EndTime) - start - (record.DurationSeconds * TimeSpan.TicksPerSecond));
        row.Bind(quote.PoolMinutes);
        row.Bind(quote.BilledSeconds);
        row.Bind(quote.Charge);
        row.Bind((long?)CallRows.OnlyLot(call));
        row.Bind(record.ConnectionFee);
        row.Bind(record.Charge);
        row.Bind(record.CallId);
        row.Bind(record.ConferenceId);
        row.Bind(record.CallerId);
        row.Bind(record.DestinationNumber);
        row.Run();
        rows.Split(number, call);
        keys.Add((record.UsageId, number));
        owned.Add((party, start, number));
        totals.Add(
            CallRows.DayOf(start),
            party,
            shelf.GroupOf(new UsageGroup(call.Country, record.CallType, quote.Payer)),
            DayTotals.Sums.Of(record.DurationSeconds, quote.PoolMinutes, quote.Charge));
    }
}
