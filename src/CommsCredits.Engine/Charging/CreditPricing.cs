using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>What credits owe for a call, or for the part of it that outlasts its pool (design §2).</summary>
internal static class CreditPricing
{
    /// <summary>Prices a call.</summary>
    /// <param name="call">The facts of the call.</param>
    /// <param name="state">What the account has.</param>
    /// <param name="pool">The pool that was asked first, or null.</param>
    /// <param name="poolMinutes">The minutes it gives.</param>
    /// <returns>Payer Credits, or an unrated call.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static Quote Quote(in CallFacts call, ChargingState state, PoolKey? pool, int poolMinutes)
    {
        if (RateOf(call, state, out RateMatch match) is { } missing)
        {
            return Engine.Quote.Unrated(missing);
        }

        Rate rate = match.Rate!;
        long billed = poolMinutes == 0
            ? rate.BilledSeconds(call.Seconds)
            : rate.BilledSecondsAfterPool(call.Seconds - (poolMinutes * 60L));
        QuoteReason? refusal = Controls.OfMoney(call, state, OpeningPrice(rate, poolMinutes > 0));
        return new Quote
        {
            Allowed = refusal is null,
            Reason = refusal ?? (pool is null ? QuoteReason.Ok : QuoteReason.PoolExhausted),
            Payer = Payer.Credits,
            Pool = poolMinutes > 0 ? pool : null,
            PoolMinutes = poolMinutes,
            BilledSeconds = billed,
            Charge = rate.PriceOf(billed),
            PerMinute = rate.PerMinute,
            ConnectionFee = rate.ConnectionFee,
            Rate = match,
        };
    }

    /// <summary>The longest call that balance and limit still pay (law L12).</summary>
    /// <param name="call">The facts of the call; its length does not count.</param>
    /// <param name="state">What the account has.</param>
    /// <param name="freeSeconds">Seconds that a pool gives first.</param>
    /// <returns>Seconds, the free ones included; null where nothing binds.</returns>
    public static long? LongestSeconds(in CallFacts call, ChargingState state, long freeSeconds)
    {
        if (RateOf(call, state, out RateMatch match) is not null)
        {
            return freeSeconds;
        }

        Rate rate = match.Rate!;
        bool afterPool = freeSeconds > 0;
        if (Controls.OfMoney(call, state, OpeningPrice(rate, afterPool)) is not null)
        {
            return freeSeconds;
        }

        long money = Math.Min(state.Balance, Controls.LimitLeft(call, state) ?? long.MaxValue);
        long? paid = rate.LongestBilled(money, afterPool ? rate.IncrementSeconds : rate.BilledSeconds(1));
        return paid is { } seconds && seconds <= long.MaxValue - freeSeconds ? freeSeconds + seconds : null;
    }

    // What must be there for a call to begin: the fee and the least that is billed.
    private static long OpeningPrice(Rate rate, bool afterPool) =>
        rate.PriceOf(afterPool ? rate.BilledSecondsAfterPool(1) : rate.BilledSeconds(1));

    [MethodImpl(Compiled.AtOnce)]
    private static QuoteReason? RateOf(in CallFacts call, ChargingState state, out RateMatch match)
    {
        match = default;
        if (call.Digits.Length == 0)
        {
            return QuoteReason.NumberInvalid;
        }

        // Meetings are priced by destination only (A4), toll-free by the number's country (R4): their origin does not count.
        string? origin = call.Type.Family == CallFamily.Conference || call.TollFreeService ? null : call.Location;
        match = state.Rates.Find(call.Service, origin, call.Digits, call.Start);
        return !match.Found ? QuoteReason.NoRate
            : match.Card!.Currency != state.Account.Currency ? QuoteReason.CurrencyMismatch
            : null;
    }
}
