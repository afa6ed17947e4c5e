namespace CommsCredits.Engine;

/// <summary>Quotes stored calls again: takes back what they took from pools and limits, then prices them in order.</summary>
/// <param name="books">The account's books, in a transaction.</param>
/// <param name="account">The account.</param>
/// <param name="state">What the account has; policies, limits and balance are not judged again.</param>
/// <param name="desk">Sets up pricing.</param>
/// <param name="owners">What was read of users.</param>
internal sealed class Repricer(
    IAccountBooks books, Account account, ChargingState state, PricingDesk desk, OwnerDirectory owners)
{
    private readonly CallFactsReader reader = desk.Reader();
    private Charger? charger;

    /// <summary>Gives back the pool minutes and the spending of a call.</summary>
    /// <param name="call">The call as stored.</param>
    public void Release(CallView call)
    {
        if (call.Pool is { } pool && call.PoolMinutes > 0)
        {
            state.Pools.Take(Adopted(pool), -call.PoolMinutes);
        }

        Quote stored = new() { Payer = call.Payer, Charge = call.Charge };
        if (Charger.Spending(call.Direction, call.UserNumber, stored) is { } spending)
        {
            state.Spending.Add(spending.User, account.Months.MonthOf(call.Record.StartTime), -spending.Micros);
        }
    }

    /// <summary>Prices a call that was released.</summary>
    /// <param name="call">The call as stored.</param>
    /// <returns>The call as it shall be stored; its draws are left open.</returns>
    public PricedCall Price(CallView call)
    {
        charger ??= new Charger(state, reader);
        CallParties parties = PartiesOf(call);
        CallFacts facts = reader.Read(call.Record, parties);
        return new PricedCall
        {
            Record = call.Record,
            UserNumber = parties.Owner?.User.Number,
            OwnerName = parties.Owner?.User.UserPrincipalName,
            Department = call.UserNumber is null ? parties.Owner?.User.Department : call.Department,
            Direction = facts.Type.Direction,
            Country = facts.Country,
            Domestic = facts.Domestic,
            Quote = AsJudged(call, charger.Take(facts, parties)),
            Draws = [],
        };
    }

    /// <summary>Whether pricing again changed nothing that is stored.</summary>
    /// <param name="call">The call as stored.</param>
    /// <param name="priced">The call as priced now.</param>
    /// <returns>True where it stays as it is.</returns>
    public static bool IsSame(CallView call, in PricedCall priced)
    {
        Quote quote = priced.Quote;
        return (call.Payer, call.Reason, call.Refused, call.PoolMinutes, call.BilledSeconds, call.Charge)
                == (quote.Payer, quote.Reason, !quote.Allowed, quote.PoolMinutes, quote.BilledSeconds, quote.Charge)
            && (call.CardNumber, call.Prefix, call.RatePerMinute, call.ConnectionFee)
                == (quote.Rate.Card?.Number, quote.Rate.Rate?.Prefix, quote.PerMinute, quote.ConnectionFee)
            && (call.Pool, call.UserNumber, call.Department, call.Country, call.Domestic)
                == (quote.Pool, priced.UserNumber, priced.Department, priced.Country, priced.Domestic);
    }

    /// <summary>Writes what pools and limits have changed by.</summary>
    public void Write()
    {
        foreach ((PoolKey pool, int minutes) in state.Pools.Taken.Where(taken => taken.Value != 0))
        {
            books.Pools.AddUse(pool, minutes);
        }

        foreach ((int user, Month month, long micros) in state.Spending.Added.Where(added => added.Micros != 0))
        {
            books.Spending.Add(user, month, micros);
        }
    }

    // The owner is kept on the call as he was found at import; one who was not known then is looked for again (design §2).
    private CallParties PartiesOf(CallView call)
    {
        CallParties found = desk.PartiesOf(owners, call.Record);
        if (call.UserNumber is { } kept)
        {
            return found.Owner?.User.Number == kept ? found : owners.Numbered(kept);
        }

        // He may have been recorded since, and then renamed.
        bool renamed = call.Record.UserPrincipalName is { } name && call.OwnerKey != User.KeyOf(name);
        return renamed ? owners.Called(call.OwnerKey!) : found;
    }

    // What spoke against the call at import still does, as far as there is something left that it could speak against.
    private static Quote AsJudged(CallView call, in Quote quote)
    {
        bool policy = call.Reason is QuoteReason.DialOutPolicy or QuoteReason.ConferenceDialOut
            && quote.Reason != QuoteReason.PremiumNotSupported;
        bool money = call.Reason is QuoteReason.NoCredit or QuoteReason.SpendLimit && quote.Payer == Payer.Credits;
        return policy || money ? quote with { Allowed = false, Reason = call.Reason } : quote;
    }

    // Pools of one user were keyed by his usage records until he was recorded here.
    private PoolKey Adopted(PoolKey pool)
    {
        UserIdentity? told = pool.Holder.Length == 0 ? null
            : pool.Holder[0] == 'u' ? new UserIdentity(pool.Holder[1..], null)
            : pool.Holder[0] == 'o' ? new UserIdentity(null, Guid.ParseExact(pool.Holder[1..], "N"))
            : null;
        return told is { } identity && books.Users.Find(identity) is { } user
            ? pool with { Holder = FormattableString.Invariant($"n{user.Number}") }
            : pool;
    }
}
