using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Writes what a stored call costs now, and what it has drawn from each lot; the daily sums follow.</summary>
/// <param name="statements">The statements of the transaction.</param>
/// <param name="account">The account.</param>
internal sealed class CallReprice(Statements statements, int account)
{
    private readonly CallShelf shelf = new(statements, account);
    private readonly DayTotals totals = new(statements, account);
    private readonly CallRows rows = new(statements);
    private readonly PartyCalls owned = new(statements);
    private readonly MinuteCalls minutes = new(statements, account);

    private sealed record Before(int Party, long Start, int Payer, DayTotals.Sums Sums, string? Country, string CallType, string? NameKey);

    /// <summary>Changes one call.</summary>
    public void Run(long number, in PricedCall call)
    {
        Before before = Read(number);
        Quote quote = call.Quote;
        // Where no owner was found, the call stays under the name it was found by.
        int party = shelf.PartyOf(CallParty.Of(call, call.OwnerName is null ? before.NameKey : Stored.Key(call.OwnerName)));
        statements.Run(
            """
            UPDATE call_row SET party_no = $3, terms_no = $4, pool_minutes = $5, billed_seconds = $6, charge = $7, lot_no = $8
            WHERE account_id = $1 AND call_no = $2
            """,
            account,
            number,
            party,
            shelf.TermsOf(CallTerms.Of(call)),
            quote.PoolMinutes,
            quote.BilledSeconds,
            quote.Charge,
            CallRows.OnlyLot(call, quote));
        statements.Run("DELETE FROM call_split WHERE call_no = $1", number);
        rows.Split(number, call);
        if (party != before.Party)
        {
            owned.Remove(before.Party, before.Start, number);
            owned.Add(party, before.Start, number);
        }

        if ((int)quote.Payer != before.Payer)
        {
            minutes.AddPayer(before.Start, number, quote.Payer);
        }

        Count(before, call, party);
    }

    private void Count(Before before, in PricedCall call, int party)
    {
        long day = CallRows.DayOf(before.Start);
        Quote quote = call.Quote;
        UsageGroup group = new(before.Country, before.CallType, (Payer)before.Payer);
        totals.Add(day, before.Party, shelf.GroupOf(group), default(DayTotals.Sums).Minus(before.Sums));
        totals.Add(
            day,
            party,
            shelf.GroupOf(group with { Country = call.Country, Payer = quote.Payer }),
            DayTotals.Sums.Of(call.Record.DurationSeconds, quote.PoolMinutes, quote.Charge));
        totals.Write();
    }

    private Before Read(long number) => statements.Rows(
        """
        SELECT line.party_no, start_time, terms.payer, duration_seconds, pool_minutes, charge, terms.country, kind.call_type, party.name_key
        FROM call_row AS line
        JOIN call_party AS party ON party.party_no = line.party_no
        JOIN call_kind AS kind ON kind.kind_no = line.kind_no
        JOIN call_terms AS terms ON terms.terms_no = line.terms_no
        WHERE line.account_id = $1 AND line.call_no = $2
        """,
        row => new Before(
            row.GetInt32(0),
            row.GetInt64(1),
            row.GetInt32(2),
            DayTotals.Sums.Of(row.GetInt32(3), row.GetInt32(4), row.LongOrNull(5)),
            row.TextOrNull(6),
            row.GetString(7),
            row.TextOrNull(8)),
        account,
        number)[0];
}
