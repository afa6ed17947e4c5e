namespace CommsCredits.Engine;

/// <summary>The one way to price a call (design §2, law L9): pure, and without allocation per call.</summary>
public static class Quoter
{
    /// <summary>Decides who pays for a call, and how much, in the order of rule R9.</summary>
    /// <param name="call">The facts of the call.</param>
    /// <param name="state">What the account has.</param>
    /// <returns>The quote; nothing is changed.</returns>
    public static Quote Quote(in CallFacts call, ChargingState state)
    {
        switch (call.Type.Family)
        {
            case CallFamily.Unknown or CallFamily.DirectRouting:
                return Engine.Quote.Refused(QuoteReason.UnknownCallType);
            case CallFamily.Emergency:
                return Engine.Quote.Included(QuoteReason.Emergency);
            case CallFamily.Free:
                return Engine.Quote.Included(QuoteReason.Free);
        }

        if (call.FreeCall)
        {
            return Engine.Quote.Included(QuoteReason.FreeCall);
        }

        if (call.Seconds == 0)
        {
            return Engine.Quote.Included(QuoteReason.Unanswered);
        }

        return call.Type.Direction == CallDirection.Inbound ? Inbound(call, state) : Outbound(call, state);
    }

    // Inbound is free, except toll-free numbers (C1) and every minute of a pay-per-minute organiser (C9, L4).
    private static Quote Inbound(in CallFacts call, ChargingState state)
    {
        bool payPerMinute = call.Type.Family == CallFamily.Conference
            && call.Grants.Has(LicenseGrants.AudioConferencingPayPerMinute)
            && !call.Grants.Has(LicenseGrants.AudioConferencing);
        return call.NumberClass == NumberClass.TollFree || payPerMinute
            ? Credits(call, state, pool: null, poolMinutes: 0)
            : Engine.Quote.Included(QuoteReason.Free);
    }

    private static Quote Outbound(in CallFacts call, ChargingState state)
    {
        if (call.NumberClass is NumberClass.Premium or NumberClass.SharedCost)
        {
            return Premium(call, state);
        }

        return call.Type.Family == CallFamily.Conference ? Conference(call, state) : Plan(call, state);
    }

    // Premium numbers are paid by credits where the list allows them for the usage location, else refused (C8, R6).
    private static Quote Premium(in CallFacts call, ChargingState state)
    {
        bool supported = call.Location is not null && state.Allotments.PremiumAllowed(call.Location, call.Digits);
        return supported ? LicensedCredits(call, state, pool: null, poolMinutes: 0)
            : call.NumberClass == NumberClass.Premium ? Engine.Quote.Refused(QuoteReason.PremiumNotSupported)
            : call.Type.Family == CallFamily.Conference ? Conference(call, state)
            : Plan(call, state);
    }

    private static Quote Plan(in CallFacts call, ChargingState state)
    {
        LicenseGrants plan = call.Grants & LicenseGrants.AnyCallingPlan;
        if (plan == LicenseGrants.None)
        {
            // A bot whose plan is gone is paid by credits that nobody assigned to it (C10).
            return call.Type.Family == CallFamily.Bot && call.Grants.Has(LicenseGrants.CommunicationsCredits)
                ? LicensedCredits(call, state, pool: null, poolMinutes: 0)
                : Engine.Quote.Refused(call.OwnerKnown ? QuoteReason.NoPlan : QuoteReason.OwnerUnknown);
        }

        return PoolOf(call, plan, state) is { } pool
            ? FromPool(call, state, pool)
            : LicensedCredits(call, state, pool: null, poolMinutes: 0);
    }

    // US/CA add-on, then the Zone A pool, then the credits of the organiser (A1, A4, L5, C2, C3); pay-per-minute: credits (C9).
    private static Quote Conference(in CallFacts call, ChargingState state)
    {
        if (!call.OwnerKnown)
        {
            return Engine.Quote.Refused(QuoteReason.OwnerUnknown);
        }

        if (call.Grants.Has(LicenseGrants.AudioConferencing))
        {
            bool addOn = call.Grants.Has(LicenseGrants.AudioConferencingDialOutUsCa) && call.Country is "US" or "CA";
            if (addOn)
            {
                return Engine.Quote.Included(QuoteReason.Free);
            }

            return call.Country is not null && state.Allotments.IsZoneA(call.Country)
                ? FromPool(call, state, PoolKey.Conferencing(state.Account.Months.MonthOf(call.Start)))
                : LicensedCredits(call, state, pool: null, poolMinutes: 0);
        }

        return call.Grants.Has(LicenseGrants.AudioConferencingPayPerMinute) ? Credits(call, state, pool: null, poolMinutes: 0)
            : call.Grants.Has(LicenseGrants.CommunicationsCredits) ? Credits(call, state, pool: null, poolMinutes: 0)
            : Engine.Quote.Refused(QuoteReason.NoPlan);
    }

    private static PoolKey? PoolOf(in CallFacts call, LicenseGrants plan, ChargingState state)
    {
        // Pay-as-you-go has no minutes (C7); without a location or a country nobody can say which minutes would count.
        if (plan == LicenseGrants.CallingPlanPayAsYouGo || call.Location is null || call.Domestic is not { } domestic)
        {
            return null;
        }

        bool abroad = plan == LicenseGrants.CallingPlanInternational
            && call.Country is not null
            && state.Allotments.IsInternationalDestination(call.Country);
        if (!domestic && !abroad)
        {
            return null;
        }

        return new PoolKey(
            state.Account.Months.MonthOf(call.Start),
            domestic ? PoolScope.Domestic : PoolScope.International,
            state.Allotments.PoolCountry(call.Location),
            plan,
            plan == LicenseGrants.CallingPlan120NotPooled ? call.Holder : string.Empty);
    }

    private static Quote FromPool(in CallFacts call, ChargingState state, PoolKey pool)
    {
        int minutes = Math.Min(state.Pools.Available(pool), call.StartedMinutes);
        return minutes == call.StartedMinutes
            ? new Quote { Allowed = true, Payer = Payer.Pool, Pool = pool, PoolMinutes = minutes, Charge = 0 }
            : LicensedCredits(call, state, pool, minutes);
    }

    private static Quote LicensedCredits(in CallFacts call, ChargingState state, PoolKey? pool, int poolMinutes) =>
        call.Grants.Has(LicenseGrants.CommunicationsCredits)
            ? Credits(call, state, pool, poolMinutes)
            : Engine.Quote.Refused(QuoteReason.NoCreditLicense);

    private static Quote Credits(in CallFacts call, ChargingState state, PoolKey? pool, int poolMinutes)
    {
        if (call.Digits.Length == 0)
        {
            return Engine.Quote.Unrated(QuoteReason.NumberInvalid);
        }

        // Meetings are priced by destination only (A4), so their origin does not count.
        string? origin = call.Type.Family == CallFamily.Conference ? null : call.Location;
        RateMatch match = state.Rates.Find(call.Service, origin, call.Digits, call.Start);
        if (!match.Found)
        {
            return Engine.Quote.Unrated(QuoteReason.NoRate);
        }

        if (match.Card!.Currency != state.Account.Currency)
        {
            return Engine.Quote.Unrated(QuoteReason.CurrencyMismatch);
        }

        Rate rate = match.Rate!;
        long billed = poolMinutes == 0
            ? rate.BilledSeconds(call.Seconds)
            : rate.BilledSecondsAfterPool(call.Seconds - (poolMinutes * 60L));
        bool funded = state.Balance > 0;
        return new Quote
        {
            Allowed = funded,
            Reason = !funded ? QuoteReason.NoCredit : pool is null ? QuoteReason.Ok : QuoteReason.PoolExhausted,
            Payer = Payer.Credits,
            Pool = poolMinutes > 0 ? pool : null,
            PoolMinutes = poolMinutes,
            BilledSeconds = billed,
            Charge = rate.PriceOf(billed),
            Rate = match,
        };
    }
}
