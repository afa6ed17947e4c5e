using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CommsCredits.Engine;

/// <summary>Charges calls one after another against a working state: quotes each, takes its minutes and draws its lots.</summary>
/// <param name="state">What the account has; it is changed call by call.</param>
/// <param name="reader">Reads the facts of a record.</param>
public sealed class Charger(ChargingState state, CallFactsReader reader)
{
    private readonly List<LotDraw> draws = [];

    /// <summary>Charges a call that happened; the balance may go below zero (rule F11).</summary>
    /// <param name="record">The record.</param>
    /// <param name="parties">Who is behind it as recorded here.</param>
    /// <returns>The call as it is to be stored.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public PricedCall Charge(CallRecord record, CallParties parties)
    {
        CallFacts facts = reader.Read(record, parties);
        Quote quote = Take(facts, parties);
        draws.Clear();
        if (quote.Charge is > 0)
        {
            state.Lots.Draw(quote.Charge.Value, record.StartTime, draws);
        }

        return new PricedCall
        {
            Record = record,
            UserNumber = parties.Owner?.User.Number,
            OwnerName = parties.Owner?.User.UserPrincipalName,
            Department = parties.Owner?.User.Department,
            Direction = facts.Type.Direction,
            Country = facts.Country,
            Domestic = facts.Domestic,
            Quote = quote,
            Draws = LotDraws.Of(CollectionsMarshal.AsSpan(draws)),
        };
    }

    /// <summary>Quotes a call, takes its pool minutes and counts what its user spends; no lot is drawn.</summary>
    /// <param name="facts">The facts of the call.</param>
    /// <param name="parties">Who is behind it.</param>
    /// <returns>The quote.</returns>
    [MethodImpl(Compiled.AtOnce)]
    internal Quote Take(in CallFacts facts, CallParties parties)
    {
        Admit(facts, facts.SharedCalling ? parties.ResourceAccount : parties.Owner);
        Quote quote = Quoter.Quote(facts, state);
        if (quote.Pool is { } pool && quote.PoolMinutes > 0)
        {
            state.Pools.Take(pool, quote.PoolMinutes);
        }

        if (Spending(facts.Type.Direction, facts.Spender, quote) is { } spending)
        {
            state.Spending.Add(spending.User, state.Account.Months.MonthOf(facts.Start), spending.Micros);
        }

        return quote;
    }

    /// <summary>What a quoted call counts towards a user's monthly limit (rule K2): outgoing calls that credits pay.</summary>
    /// <param name="direction">Which way the call went.</param>
    /// <param name="user">The recorded user whose call it is, or null.</param>
    /// <param name="quote">Who paid, and how much.</param>
    /// <returns>The user and millionths, or null.</returns>
    [MethodImpl(Compiled.AtOnce)]
    internal static (int User, long Micros)? Spending(CallDirection direction, int? user, in Quote quote) =>
        direction == CallDirection.Outbound && user is { } spender && quote is { Payer: Payer.Credits, Charge: > 0 }
            ? (spender, quote.Charge.Value)
            : null;

    // A payer whose licences only the record tells of counts among the holders of the plan it names.
    [MethodImpl(Compiled.AtOnce)]
    private void Admit(in CallFacts facts, UserFacts? payer)
    {
        bool recorded = payer is not null && payer.LicensesKnownAt(facts.Start);
        if (recorded || facts.Holder.Length == 0)
        {
            return;
        }

        Month month = state.Account.Months.MonthOf(facts.Start);
        LicenseGrants plan = facts.Grants.CallingPlan();
        if (plan != LicenseGrants.None && facts.Location is not null)
        {
            state.Pools.Admit(month, plan, state.Allotments.PoolCountry(facts.Location), facts.Holder);
        }

        if (facts.Grants.Has(LicenseGrants.AudioConferencing))
        {
            state.Pools.Admit(month, LicenseGrants.AudioConferencing, string.Empty, facts.Holder);
        }
    }
}
