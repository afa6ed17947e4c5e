using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>The one way to price a call (design §2, law L9): pure, and without allocation per call.</summary>
public static class Quoter
{
    /// <summary>Decides who pays for a call, and how much, in the order of rule R9.</summary>
    /// <param name="call">The facts of the call.</param>
    /// <param name="state">What the account has.</param>
    /// <returns>The quote; nothing is changed.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static Quote Quote(in CallFacts call, ChargingState state)
    {
        if (IsUnknown(call))
        {
            return Engine.Quote.Refused(QuoteReason.UnknownCallType);
        }

        if (FreeByKind(call) is { } free)
        {
            return Engine.Quote.Included(free);
        }

        if (call.Provider is { } provider && state.Account.Settings.ChargeSource == ChargeSource.Provider)
        {
            return Judged(ProviderPricing.Quote(call, provider, state), call, state);
        }

        return call.Seconds == 0
            ? Engine.Quote.Included(QuoteReason.Unanswered)
            : Judged(Priced(PaymentOrder.Of(call, state), call, state), call, state);
    }

    /// <summary>
    /// The longest duration that pool, spend limit and balance still pay, as they stand (law L12): one increment more would
    /// exceed the one that binds. The call's own length does not count, nor what a provider says of it.
    /// </summary>
    /// <param name="call">The facts of the call.</param>
    /// <param name="state">What the account has.</param>
    /// <returns>Seconds; 0 where the call is not let through at all, null where nothing bounds it.</returns>
    public static long? LongestSeconds(in CallFacts call, ChargingState state)
    {
        if (IsUnknown(call))
        {
            return 0;
        }

        if (FreeByKind(call) is not null)
        {
            return null;
        }

        PaymentPlan plan = PaymentOrder.Of(call, state);
        if (plan.IsRefused || Controls.OfPolicy(call, state) is not null)
        {
            return 0;
        }

        if (plan.IsIncluded)
        {
            return null;
        }

        long freeSeconds = plan.Pool is { } pool ? state.Pools.Available(pool) * 60L : 0;
        return plan.OpensCredits ? CreditPricing.LongestSeconds(call, state, freeSeconds) : freeSeconds;
    }

    /// <summary>What the rate cards would ask for a call that credits pay as a whole, to hold the provider's charge beside.</summary>
    /// <param name="call">The facts of the call.</param>
    /// <param name="state">What the account has.</param>
    /// <returns>The quote; no pool is asked.</returns>
    public static Quote ByRateCard(in CallFacts call, ChargingState state) => CreditPricing.Quote(call, state, pool: null, poolMinutes: 0);

    private static bool IsUnknown(in CallFacts call) => call.Type.Family is CallFamily.Unknown or CallFamily.DirectRouting;

    // Emergency calls are free and always allowed (R8); the provider let a FREECALL through because it could not price it (R5).
    [MethodImpl(Compiled.AtOnce)]
    private static QuoteReason? FreeByKind(in CallFacts call) =>
        call.Type.Family == CallFamily.Emergency || call.NumberClass == NumberClass.Emergency ? QuoteReason.Emergency
        : call.Type.Family == CallFamily.Free ? QuoteReason.Free
        : call.FreeCall ? QuoteReason.FreeCall
        : null;

    [MethodImpl(Compiled.AtOnce)]
    private static Quote Priced(in PaymentPlan plan, in CallFacts call, ChargingState state)
    {
        if (plan.IsIncluded)
        {
            return Engine.Quote.Included(plan.Reason);
        }

        if (plan.IsRefused)
        {
            // Where nothing tells what was dialled, no licence would help.
            return plan.Reason == QuoteReason.NoCreditLicense && !call.HasDestination
                ? Engine.Quote.Unrated(QuoteReason.NumberInvalid)
                : Engine.Quote.Refused(plan.Reason);
        }

        int minutes = plan.Pool is { } pool ? Math.Min(state.Pools.Available(pool), call.StartedMinutes) : 0;
        if (plan.Pool is not null && minutes == call.StartedMinutes)
        {
            return new Quote { Allowed = true, Payer = Payer.Pool, Pool = plan.Pool, PoolMinutes = minutes, Charge = 0 };
        }

        return plan.OpensCredits
            ? CreditPricing.Quote(call, state, plan.Pool, minutes)
            : Engine.Quote.Refused(QuoteReason.NoCreditLicense);
    }

    // A policy comes after the premium list and before everything else (design §2); payer and price stand as they are.
    [MethodImpl(Compiled.AtOnce)]
    private static Quote Judged(in Quote quote, in CallFacts call, ChargingState state)
    {
        bool settled = quote.Reason is QuoteReason.PremiumNotSupported or QuoteReason.Unanswered;
        return !settled && Controls.OfPolicy(call, state) is { } policy
            ? quote with { Allowed = false, Reason = policy }
            : quote;
    }
}
