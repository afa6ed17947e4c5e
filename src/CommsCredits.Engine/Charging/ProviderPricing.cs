namespace CommsCredits.Engine;

/// <summary>Takes the provider's word for a call: its charge, fee, currency and capability (ChargeSource Provider).</summary>
internal static class ProviderPricing
{
    /// <summary>Says who paid according to the record.</summary>
    /// <param name="call">The facts of a call that is not free by its kind.</param>
    /// <param name="provider">What the record says.</param>
    /// <param name="state">What the account has.</param>
    /// <returns>The quote.</returns>
    public static Quote Quote(in CallFacts call, in ProviderTerms provider, ChargingState state)
    {
        if (provider.ByCredits)
        {
            return Credits(call, provider, state);
        }

        if (call.Seconds == 0)
        {
            return Engine.Quote.Included(QuoteReason.Unanswered);
        }

        if (call.Type.Direction == CallDirection.Inbound)
        {
            return Engine.Quote.Included(QuoteReason.Free);
        }

        return call.Type.Family == CallFamily.Conference ? Conference(call, provider, state) : Plan(call, provider, state);
    }

    private static Quote Credits(in CallFacts call, in ProviderTerms provider, ChargingState state)
    {
        if (provider.Total(state.Account.Settings.ChargeIncludesConnectionFee) is not { } total)
        {
            return Engine.Quote.Unrated(QuoteReason.NoRate);
        }

        if (total == 0 && call.Seconds == 0)
        {
            return Engine.Quote.Included(QuoteReason.Unanswered);
        }

        if (provider.Currency != state.Account.Currency)
        {
            return Engine.Quote.Unrated(QuoteReason.CurrencyMismatch);
        }

        QuoteReason? refusal = Controls.OfMoney(call, state, openingPrice: 0);
        return new Quote
        {
            Allowed = refusal is null,
            Reason = refusal ?? QuoteReason.Ok,
            Payer = Payer.Credits,
            BilledSeconds = call.StartedMinutes * 60L,
            Charge = total,
            ConnectionFee = provider.ConnectionFee ?? 0,
        };
    }

    // The provider has taken these minutes, whatever is left by our count.
    private static Quote Plan(in CallFacts call, in ProviderTerms provider, ChargingState state)
    {
        LicenseGrants plan = provider.Capability.CallingPlan();
        if (plan == LicenseGrants.None)
        {
            return Engine.Quote.Refused(call.OwnerKnown ? QuoteReason.NoPlan : QuoteReason.OwnerUnknown);
        }

        PoolKey? pool = call.Location is not null && (provider.Domestic ?? call.Domestic) is { } domestic
            ? PaymentOrder.PlanPool(call, plan, domestic, state)
            : null;
        return FromPool(call, pool);
    }

    private static Quote Conference(in CallFacts call, in ProviderTerms provider, ChargingState state) =>
        provider.Capability.Has(LicenseGrants.AudioConferencingDialOutUsCa) && call.Country is "US" or "CA"
            ? Engine.Quote.Included(QuoteReason.Free)
            : provider.Capability.Has(LicenseGrants.AudioConferencing)
                ? FromPool(call, PoolKey.Conferencing(state.Account.Months.MonthOf(call.Start)))
                : Engine.Quote.Refused(call.OwnerKnown ? QuoteReason.NoPlan : QuoteReason.OwnerUnknown);

    private static Quote FromPool(in CallFacts call, PoolKey? pool) => new()
    {
        Allowed = true,
        Payer = Payer.Pool,
        Pool = pool,
        PoolMinutes = pool is null ? 0 : call.StartedMinutes,
        Charge = 0,
    };
}
