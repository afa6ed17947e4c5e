namespace CommsCredits.Engine;

/// <summary>Charges calls one after another against a working state: quotes each, takes its minutes and draws its lots.</summary>
public sealed class Charger
{
    private readonly ChargingState state;
    private readonly CallFactsReader reader;
    private readonly LicenseCatalogue catalogue;
    private readonly List<LotDraw> draws = [];

    /// <summary>Starts charging.</summary>
    /// <param name="state">What the account has; it is changed call by call.</param>
    /// <param name="catalogue">What a capability says about licences.</param>
    /// <param name="numbers">Country and class of numbers.</param>
    public Charger(ChargingState state, LicenseCatalogue catalogue, NumberPlan numbers)
    {
        this.state = state;
        this.catalogue = catalogue;
        reader = new CallFactsReader(catalogue, numbers, state.Allotments);
    }

    /// <summary>Charges a call that happened; the balance may go below zero (rule F11).</summary>
    /// <param name="record">The record.</param>
    /// <param name="owner">The recorded user it belongs to, or null.</param>
    /// <returns>The call as it is to be stored.</returns>
    public PricedCall Charge(CallRecord record, UserFacts? owner)
    {
        CallFacts facts = reader.Read(record, owner);
        Admit(record, owner, facts);
        Quote quote = Quoter.Quote(facts, state);
        if (quote.Pool is { } pool && quote.PoolMinutes > 0)
        {
            state.Pools.Take(pool, quote.PoolMinutes);
        }

        draws.Clear();
        if (quote.Charge is > 0)
        {
            state.Lots.Draw(quote.Charge.Value, record.StartTime, draws);
        }

        return new PricedCall
        {
            Record = record,
            UserNumber = owner?.User.Number,
            Department = owner?.User.Department,
            Direction = facts.Type.Direction,
            Country = facts.Country,
            Domestic = facts.Domestic,
            Quote = quote,
            Draws = draws.Count == 0 ? [] : draws.ToArray(),
        };
    }

    // An owner whose licences only the record tells of counts among the holders of the plan it names.
    private void Admit(CallRecord record, UserFacts? owner, in CallFacts facts)
    {
        bool recorded = owner is not null && owner.LicensesKnownAt(record.StartTime);
        if (recorded || facts.Holder.Length == 0)
        {
            return;
        }

        LicenseGrants implied = catalogue.GrantsOfCapability(record.Capability);
        Month month = state.Account.Months.MonthOf(record.StartTime);
        LicenseGrants plan = implied & LicenseGrants.AnyCallingPlan;
        if (plan != LicenseGrants.None && facts.Location is not null)
        {
            state.Pools.Admit(month, plan, state.Allotments.PoolCountry(facts.Location), facts.Holder);
        }

        if (implied.Has(LicenseGrants.AudioConferencing))
        {
            state.Pools.Admit(month, LicenseGrants.AudioConferencing, string.Empty, facts.Holder);
        }
    }
}
