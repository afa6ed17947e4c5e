using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>Who pays for a call, whatever its length: the order of rule R9 without any arithmetic.</summary>
internal static class PaymentOrder
{
    /// <summary>Decides who pays.</summary>
    /// <param name="call">The facts of a call that is not free by its kind.</param>
    /// <param name="state">What the account has.</param>
    /// <returns>Pool first where there is one, then credits where they are open to the payer.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static PaymentPlan Of(in CallFacts call, ChargingState state) =>
        call.Type.Direction == CallDirection.Inbound ? Inbound(call)
        : call.NumberClass is NumberClass.Premium or NumberClass.SharedCost ? Premium(call, state)
        : Ordinary(call, state);

    /// <summary>The pool of a Calling Plan that a call falls into.</summary>
    /// <param name="call">A call with a payer's location.</param>
    /// <param name="plan">Exactly one Calling Plan.</param>
    /// <param name="domestic">Whether the call stays in the country.</param>
    /// <param name="state">What the account has.</param>
    /// <returns>Its key: of the payer alone where the plan is not pooled (rule M7).</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static PoolKey PlanPool(in CallFacts call, LicenseGrants plan, bool domestic, ChargingState state) => new(
        state.Account.Months.MonthOf(call.Start),
        domestic ? PoolScope.Domestic : PoolScope.International,
        state.Allotments.PoolCountry(call.Location!),
        plan,
        plan == LicenseGrants.CallingPlan120NotPooled ? call.Holder : string.Empty);

    // Inbound is free, except toll-free numbers (C1) and every minute of a pay-per-minute organiser (C9, L4).
    private static PaymentPlan Inbound(in CallFacts call)
    {
        bool payPerMinute = call.Type.Family == CallFamily.Conference
            && call.Grants.Has(LicenseGrants.AudioConferencingPayPerMinute)
            && !call.Grants.Has(LicenseGrants.AudioConferencing);
        return call.TollFreeService || payPerMinute ? PaymentPlan.ByCredits : PaymentPlan.Included(QuoteReason.Free);
    }

    // Premium numbers are paid by the credits of a caller who can dial at all, never by minutes, where the list allows them for
    // the usage location; else they are refused (C8, R6).
    [MethodImpl(Compiled.AtOnce)]
    private static PaymentPlan Premium(in CallFacts call, ChargingState state)
    {
        PaymentPlan ordinary = Ordinary(call, state);
        bool supported = call.Location is not null && state.Allotments.PremiumAllowed(call.Location, call.Digits);
        return supported && !ordinary.IsRefused ? PaymentPlan.Paid(pool: null, ordinary.OpensCredits)
            : !supported && call.NumberClass == NumberClass.Premium ? PaymentPlan.Refused(QuoteReason.PremiumNotSupported)
            : ordinary;
    }

    [MethodImpl(Compiled.AtOnce)]
    private static PaymentPlan Ordinary(in CallFacts call, ChargingState state) =>
        call.Type.Family == CallFamily.Conference ? Conference(call, state) : Plan(call, state);

    [MethodImpl(Compiled.AtOnce)]
    private static PaymentPlan Plan(in CallFacts call, ChargingState state)
    {
        LicenseGrants plan = call.Grants.CallingPlan();
        return plan != LicenseGrants.None ? PaymentPlan.Paid(PoolOf(call, plan, state), OpensCredits(call))
            : !call.OwnerKnown ? PaymentPlan.Refused(QuoteReason.OwnerUnknown)
            : call.Type.Family == CallFamily.Bot ? PaymentPlan.ByCredits
            : call.SharedCalling && OpensCredits(call) ? PaymentPlan.ByCredits
            : PaymentPlan.Refused(QuoteReason.NoPlan);
    }

    // US/CA add-on, then the Zone A pool, then the credits of the organiser (A1, A4, L5, C2, C3); pay-per-minute: credits (C9).
    private static PaymentPlan Conference(in CallFacts call, ChargingState state)
    {
        if (!call.OwnerKnown)
        {
            return PaymentPlan.Refused(QuoteReason.OwnerUnknown);
        }

        if (!call.Grants.Has(LicenseGrants.AudioConferencing))
        {
            bool paid = call.Grants.Has(LicenseGrants.AudioConferencingPayPerMinute) || OpensCredits(call);
            return paid ? PaymentPlan.ByCredits : PaymentPlan.Refused(QuoteReason.NoPlan);
        }

        if (call.Grants.Has(LicenseGrants.AudioConferencingDialOutUsCa) && call.Country is "US" or "CA")
        {
            return PaymentPlan.Included(QuoteReason.Free);
        }

        bool zoneA = call.Country is not null && state.Allotments.IsZoneA(call.Country);
        PoolKey? pool = zoneA ? PoolKey.Conferencing(state.Account.Months.MonthOf(call.Start)) : null;
        return PaymentPlan.Paid(pool, OpensCredits(call));
    }

    // A resource account needs no credit licence of its own to fall back on credits (C10), nor to let them pay for a Shared
    // Calling user once it has a plan (C11); everybody else does (L1).
    [MethodImpl(Compiled.AtOnce)]
    private static bool OpensCredits(in CallFacts call) =>
        call.Grants.Has(LicenseGrants.CommunicationsCredits)
        || call.Type.Family == CallFamily.Bot
        || (call.SharedCalling && call.Grants.CallingPlan() != LicenseGrants.None);

    [MethodImpl(Compiled.AtOnce)]
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
        return domestic || abroad ? PlanPool(call, plan, domestic, state) : null;
    }
}
