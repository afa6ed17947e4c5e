using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Writes the calls of batches: the rows as they come, what finds them at the end and in its own order.</summary>
/// <remarks>
/// A key belongs somewhere else among the keys each time. Entered in their order, a batch passes over them once instead of looking
/// for the place of each (docs/adr/0014).
/// </remarks>
internal sealed class CallBatch : ICallBatch
{
    private const int SumsAtOnce = 1_024;
    private const int UsersAhead = 16;
    private const int CallsAhead = 8;

    // Large, and needed again by the next turn: thrown away, they would lie about until the whole heap is looked through.
    private static readonly ConcurrentStack<PreparedCalls> used = new();

    private readonly Statements statements;
    private readonly int account;
    private readonly string source;
    private readonly CallShelf shelf;
    private readonly CallRows splits;
    private readonly RowsInsert rows;
    private readonly DayTotals totals;
    private readonly CallParts parts = new();
    private readonly List<int> parties = [];
    private readonly List<int> kinds = [];
    private readonly List<int> terms = [];
    private readonly List<int> groups = [];
    private readonly CallKeys keys;
    private readonly PartyCalls owned;
    private readonly MinuteCalls minutes;
    private readonly List<Counted> counted = [];
    private DateTimeOffset at;
    private long batch;
    private bool isOpen;
    private long last;

    /// <summary>Opens a batch.</summary>
    /// <param name="statements">The statements of the transaction.</param>
    /// <param name="account">The account.</param>
    /// <param name="source">Where its calls come from.</param>
    /// <param name="number">Its number.</param>
    /// <param name="at">When it is written.</param>
    public CallBatch(Statements statements, int account, string source, long number, DateTimeOffset at)
    {
        this.statements = statements;
        this.account = account;
        this.source = source;
        this.at = at;
        batch = number;
        shelf = new CallShelf(statements, account);
        totals = new DayTotals(statements, account);
        splits = new CallRows(statements);
        owned = new PartyCalls(statements);
        minutes = new MinuteCalls(statements, account);
        rows = new RowsInsert(
            statements,
            """
            call_row (account_id, usage_id, batch_no, party_no, kind_no, terms_no, start_time, duration_seconds, end_offset,
                pool_minutes, billed_seconds, charge, lot_no, provider_fee, provider_charge, call_id, conference_id, caller_id,
                destination_number)
            """);
        keys = new CallKeys(statements, account);
        last = statements.Rows("SELECT coalesce(max(call_no), 0) FROM call_row", row => row.GetInt64(0))[0];
    }

    /// <inheritdoc/>
    [MethodImpl(Compiled.AtOnce)]
    public IPreparedCalls Prepare(ReadOnlySpan<PricedCall> calls)
    {
        PreparedCalls prepared = used.TryPop(out PreparedCalls? free) ? free : new PreparedCalls();
        prepared.MakeRoom(calls.Length);
        for (int index = 0; index < calls.Length; index++)
        {
            if (index + UsersAhead < calls.Length)
            {
                CallRecord ahead = calls[index + UsersAhead].Record;
                Ahead.FetchObject(ahead.User);
                Ahead.FetchObject(ahead.CallerId);
            }

            if (index + CallsAhead < calls.Length)
            {
                parts.Fetch(in calls[index + CallsAhead]);
            }

            Prepare(prepared, in calls[index]);
        }

        return prepared;
    }

    /// <inheritdoc/>
    [MethodImpl(Compiled.AtOnce)]
    public void Write(IPreparedCalls prepared)
    {
        using ConnectionHold hold = statements.Hold();
        PreparedCalls calls = (PreparedCalls)prepared;
        EnsureOpen();
        calls.Parties.ForEach(party => parties.Add(shelf.PartyOf(party)));
        calls.Kinds.ForEach(kind => kinds.Add(shelf.KindOf(kind)));
        calls.Terms.ForEach(decided => terms.Add(shelf.TermsOf(decided)));
        calls.Groups.ForEach(group => groups.Add(shelf.GroupOf(group)));
        long first = last + 1;
        rows.Run(calls.Count, (row, place) => Bind(row, calls, in calls.Rows[place]));
        EnsureLast(last + calls.Count);
        for (int place = 0; place < calls.Count; place++)
        {
            Note(in calls.Rows[place]);
        }

        foreach ((int place, LotDraw draw) in calls.Draws)
        {
            splits.Split(first + place, draw);
        }

        calls.Clear();
        used.Push(calls);
    }

    /// <inheritdoc/>
    public void Complete()
    {
        using ConnectionHold hold = statements.Hold();
        keys.Write();
        Sum(owned.InOrder());
        owned.Write();
        minutes.Write();
    }

    /// <inheritdoc/>
    public void Next(DateTimeOffset at)
    {
        // The number of a batch without calls is left to the next.
        batch += isOpen ? 1 : 0;
        (isOpen, this.at) = (false, at);
    }

    private void EnsureOpen()
    {
        if (!isOpen)
        {
            isOpen = true;
            statements.Run(
                "INSERT INTO import_batch (account_id, batch_no, source, written_at) VALUES ($1, $2, $3, $4)",
                account,
                batch,
                source,
                Stored.Ticks(at));
        }
    }

    // SQLite counts on from the highest number by itself; told the number of each row, it would look for the place of each.
    private void EnsureLast(long number)
    {
        if (number > last && statements.LastNumber() != number)
        {
            throw new InvalidOperationException($"A call was stored as {statements.LastNumber()} in the place of {number}.");
        }
    }

    [MethodImpl(Compiled.AtOnce)]
    private void Prepare(PreparedCalls prepared, ref readonly PricedCall call)
    {
        CallRecord record = call.Record;
        Quote quote = call.Quote;
        long start = Stored.Ticks(record.StartTime);
        ref CallFields fields = ref prepared.Add();
        fields.UsageId = record.UsageId;
        fields.Start = start;
        fields.EndOffset = Stored.Ticks(record.EndTime) - start - (record.DurationSeconds * TimeSpan.TicksPerSecond);
        fields.BilledSeconds = quote.BilledSeconds;
        fields.Charge = quote.Charge;
        fields.ProviderFee = record.ConnectionFee;
        fields.ProviderCharge = record.Charge;
        fields.Seconds = record.DurationSeconds;
        fields.PoolMinutes = quote.PoolMinutes;
        fields.Lot = CallRows.OnlyLot(in call, in quote);
        fields.Party = parts.PartyOf(in call, in quote, prepared.Parties);
        fields.Kind = parts.KindOf(record.Kind, prepared.Kinds);
        fields.Terms = parts.TermsOf(in call, in quote, prepared.Terms);
        fields.Group = parts.GroupOf(fields.Kind, fields.Terms, in call, prepared.Groups);
        fields.Payer = (int)quote.Payer;
        fields.CallId = prepared.Keep(record.CallId);
        fields.ConferenceId = prepared.Keep(record.ConferenceId);
        fields.CallerId = prepared.Keep(record.CallerId);
        fields.DestinationNumber = prepared.Keep(record.DestinationNumber);
        if (fields.Lot is null && call.Draws.Count > 0)
        {
            prepared.Split(in call);
        }
    }

    [MethodImpl(Compiled.AtOnce)]
    private void Bind(RawStatement row, PreparedCalls prepared, ref readonly CallFields call)
    {
        row.Bind(account);
        row.Bind(call.UsageId);
        row.Bind(batch);
        row.Bind(parties[call.Party]);
        row.Bind(kinds[call.Kind]);
        row.Bind(terms[call.Terms]);
        row.Bind(call.Start);
        row.Bind(call.Seconds);
        row.Bind(call.EndOffset);
        row.Bind(call.PoolMinutes);
        row.Bind(call.BilledSeconds);
        row.Bind(call.Charge);
        row.Bind((long?)call.Lot);
        row.Bind(call.ProviderFee);
        row.Bind(call.ProviderCharge);
        Bind(row, prepared, call.CallId);
        Bind(row, prepared, call.ConferenceId);
        Bind(row, prepared, call.CallerId);
        Bind(row, prepared, call.DestinationNumber);
    }

    [MethodImpl(Compiled.AtOnce)]
    private void Note(ref readonly CallFields call)
    {
        long number = ++last;
        int party = parties[call.Party];
        keys.Note(call.UsageId, number);
        owned.Note(party, call.Start, number);
        minutes.Note(call.Start, number, call.Payer);
        counted.Add(new Counted(groups[call.Group], call.Seconds, call.PoolMinutes, call.Charge ?? 0));
    }

    // By day and party, so that the calls of one row of the sums come together: as they come, each would have to be looked for among
    // those of the whole batch.
    [MethodImpl(Compiled.AtOnce)]
    private void Sum(NumberPairs byDay)
    {
        ReadOnlySpan<Counted> calls = CollectionsMarshal.AsSpan(counted);
        long first = last - calls.Length + 1;
        long before = -1;
        for (int place = 0; place < byDay.Count; place++)
        {
            if (place + CallsAhead < byDay.Count)
            {
                Ahead.Fetch(in calls[(int)(byDay.Calls[place + CallsAhead] - first)]);
            }

            long key = byDay.Keys[place];
            if (key != before && totals.Count >= SumsAtOnce)
            {
                totals.Write();
            }

            before = key;
            ref readonly Counted call = ref calls[(int)(byDay.Calls[place] - first)];
            totals.Add(
                PartyCalls.DayOf(key), PartyCalls.PartyOf(key), call.Group, DayTotals.Sums.Of(call.Seconds, call.PoolMinutes, call.Charge));
        }

        totals.Write();
        counted.Clear();
    }

    [MethodImpl(Compiled.AtOnce)]
    private static void Bind(RawStatement row, PreparedCalls prepared, TextPlace text)
    {
        switch (text.Form)
        {
            case TextForm.None:
                row.Bind((string?)null);
                break;
            case TextForm.Hexadecimal:
                row.BindUnmovedBlob(prepared.Text(text));
                break;
            case TextForm.Number:
                row.Bind(prepared.Number(text));
                break;
            default:
                row.BindUnmoved(prepared.Text(text));
                break;
        }
    }

    /// <summary>What a call of the open batch adds to the daily sums, in the order of the numbers of calls.</summary>
    private readonly record struct Counted(int Group, int Seconds, int PoolMinutes, long Charge);
}
