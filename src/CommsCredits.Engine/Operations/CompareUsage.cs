namespace CommsCredits.Engine;

/// <summary>A call as the provider and as we price it; with neither call nor reason it is the total.</summary>
/// <param name="Call">The call, or null for the total.</param>
/// <param name="ProviderCharge">What the provider charged, its fee included (rule R2), in millionths.</param>
/// <param name="ProviderCurrency">The provider's currency.</param>
/// <param name="Charge">What the rate cards ask for, in millionths; null where they do not say.</param>
/// <param name="Reason">Why we price it so.</param>
public sealed record UsageDifference(CallView? Call, long ProviderCharge, string? ProviderCurrency, long? Charge, QuoteReason? Reason)
{
    /// <summary>Our charge less the provider's, in millionths; null where they cannot be compared.</summary>
    public long? Difference => Charge is { } ours && Reason != QuoteReason.CurrencyMismatch ? ours - ProviderCharge : null;
}

/// <summary>Which calls to compare.</summary>
/// <param name="Account">The account, or null for the default.</param>
/// <param name="From">Inclusive, by start; null since ever.</param>
/// <param name="To">Exclusive; null without end.</param>
/// <param name="Tolerance">Millionths by which a call may differ without being listed.</param>
/// <param name="All">Whether calls that agree are listed as well.</param>
public sealed record ComparisonRequest(string? Account, DateTimeOffset? From, DateTimeOffset? To, long Tolerance, bool All);

/// <summary>Holds what the provider charged beside what the rate cards ask for; nothing is changed.</summary>
/// <param name="context">What operations work with.</param>
public sealed class CompareUsage(OperationContext context)
{
    private QuoteMemory? cards;

    /// <summary>Compares calls by start.</summary>
    /// <param name="request">Which calls.</param>
    /// <returns>The calls that differ or cannot be compared, then the total over all that can be.</returns>
    /// <exception cref="CommsCreditException">AccountNotFound.</exception>
    public IEnumerable<(Account Account, UsageDifference Difference)> Execute(ComparisonRequest request)
    {
        long provider = 0;
        long ours = 0;
        Account? last = null;
        foreach ((Account account, CallView call) in new UsageQueries(context)
            .Calls(request.Account, new CallFilter { From = request.From, To = request.To }))
        {
            last = account;
            if (Compare(account, call) is not { } pair)
            {
                continue;
            }

            bool comparable = pair.Difference is not null;
            provider += comparable ? pair.ProviderCharge : 0;
            ours += comparable ? pair.Charge!.Value : 0;
            if (request.All || !comparable || Math.Abs(pair.Difference!.Value) > request.Tolerance)
            {
                yield return (account, pair);
            }
        }

        last ??= Resolve(request.Account);
        yield return (last, new UsageDifference(null, provider, last.Currency.Code, ours, null));
    }

    // Null where the provider says nothing of a price, or both say that nothing is owed by credits.
    private UsageDifference? Compare(Account account, CallView call)
    {
        CallRecord record = call.Record;
        bool otherCurrency = !Currency.TryParse(record.Currency, out Currency currency) || currency != account.Currency;
        ProviderTerms terms = new(record.Charge, record.ConnectionFee, currency, LicenseGrants.None, Domestic: null);
        if (terms.Total(account.Settings.ChargeIncludesConnectionFee) is not { } provider)
        {
            return null;
        }

        (long? ours, QuoteReason reason) = Ours(account, call);
        return new UsageDifference(
            call, provider, record.Currency, ours, otherCurrency && provider != 0 ? QuoteReason.CurrencyMismatch : reason);
    }

    // Where the provider's word is what was charged, the cards are asked now; else they have been asked already.
    private (long? Charge, QuoteReason Reason) Ours(Account account, CallView call)
    {
        if (account.Settings.ChargeSource == ChargeSource.RateCard || call.Payer != Payer.Credits)
        {
            return (call.Charge, call.Reason);
        }

        cards ??= new QuoteMemory(context, account.Name, version: 0);
        Quote quote = cards.ByRateCard(call.Record);
        return (quote.Charge, quote.Reason);
    }

    private Account Resolve(string? name)
    {
        using IUnitOfWork view = context.Store.Read();
        return OperationContext.Resolve(view, name);
    }
}
