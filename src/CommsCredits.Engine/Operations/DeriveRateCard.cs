using System.Text.Json;

namespace CommsCredits.Engine;

/// <summary>A rate card to derive from usage.</summary>
/// <param name="Account">The account, or null for the default.</param>
/// <param name="Name">The card's name; a card of the same name gets a new version.</param>
/// <param name="From">Only calls from then on; null since ever.</param>
/// <param name="To">Only calls before; null without end.</param>
/// <param name="EffectiveFrom">From when the card holds, inclusive; null since ever.</param>
/// <param name="RequestId">The caller's request id, or null.</param>
public sealed record DeriveRateCardRequest(
    string? Account,
    string Name,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    DateTimeOffset? EffectiveFrom = null,
    Guid? RequestId = null);

/// <summary>A derived card, and what speaks against it.</summary>
/// <param name="Card">The card.</param>
/// <param name="Warnings">Prices and fees that were not constant, and calls left out; none for a request that was answered before.</param>
public sealed record DerivedRateCard(RateCard Card, IReadOnlyList<string> Warnings);

/// <summary>Derives a rate card from what the provider charged for stored calls: a customer's own export has the real prices.</summary>
/// <param name="context">What operations work with.</param>
public sealed class DeriveRateCard(OperationContext context)
{
    private const int PageSize = 5_000;

    /// <summary>Reads the calls and stores the card; stored charges do not change by it.</summary>
    /// <param name="request">Which calls, and the card.</param>
    /// <param name="progress">Told now and then how many calls were read; or null.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <param name="cancellation">Ends it before anything is written.</param>
    /// <returns>The card, with what is not certain.</returns>
    /// <exception cref="CommsCreditException">
    /// RateCardInvalid, also where no call tells a price; RequestIdReused, RateCardNotFound (the card of this request was removed
    /// since) or AccountNotFound.
    /// </exception>
    public DerivedRateCard Execute(
        DeriveRateCardRequest request, IProgress<long>? progress, WriteMode mode, CancellationToken cancellation)
    {
        string name = RateCardRules.NameOf(request.Name);
        RequestGuard guard = RequestGuard.Of(request.RequestId, nameof(DeriveRateCard), request with { Name = name });
        if (FirstResult(request, guard) is { } first)
        {
            return new DerivedRateCard(first, []);
        }

        (IReadOnlyList<DerivedRate> rates, List<string> warnings) = Derive(request, progress, cancellation);
        warnings.AddRange(rates.SelectMany(rate => rate.Doubts()));
        using IUnitOfWork unit = context.Store.Write(mode);
        Account account = OperationContext.Resolve(unit, request.Account);
        IAccountBooks books = unit.Of(account);
        if (guard.FirstResult(books.Trail) is not null)
        {
            return new DerivedRateCard(VersionOf(books, request), []);
        }

        RateCard wanted = new(0, name, account.Currency, request.EffectiveFrom?.ToUniversalTime(), EffectiveTo: null, rates.Count);
        RateCard card = new RateCardShelf(books).Add(
            wanted,
            [.. rates.Select(rate => rate.Rate)],
            "Import usage that credits paid for (capability MCOPSTNPP or MCOMEETACPEA) and that has charges, or widen -From and -To.");
        guard.Remember(books.Trail, card.Name);
        context.Audit(books, nameof(DeriveRateCard), card.Name, JsonSerializer.Serialize(request), request.RequestId);
        unit.Commit();
        return new DerivedRateCard(card, warnings);
    }

    private RateCard? FirstResult(DeriveRateCardRequest request, RequestGuard guard)
    {
        using IUnitOfWork view = context.Store.Read();
        IAccountBooks books = view.Of(OperationContext.Resolve(view, request.Account));
        return guard.FirstResult(books.Trail) is null ? null : VersionOf(books, request);
    }

    private static RateCard VersionOf(IAccountBooks books, DeriveRateCardRequest request) =>
        new RateCardShelf(books).VersionsOf(request.Name.Trim()).Find(card => card.EffectiveFrom == request.EffectiveFrom)
            ?? throw RateCardErrors.NotFound(request.Name);

    // Page by page, each in a view of its own, so that nobody waits for a long history to be read.
    private (IReadOnlyList<DerivedRate> Rates, List<string> Warnings) Derive(
        DeriveRateCardRequest request, IProgress<long>? progress, CancellationToken cancellation)
    {
        CallFilter filter = new() { From = request.From, To = request.To };
        IAccountBooks? current = null;
        OwnerDirectory owners = new(() => current!);
        RateDeriver? deriver = null;
        ChargedCalls? charged = null;
        CallCursor? after = null;
        long read = 0;
        int page;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            using IUnitOfWork view = context.Store.Read();
            Account account = OperationContext.Resolve(view, request.Account);
            IAccountBooks books = view.Of(account);
            deriver ??= new RateDeriver(NumberPlan.Default, account.Settings.ChargeIncludesConnectionFee);
            charged ??= new ChargedCalls(account);
            current = books;
            owners.Refresh(books.Users.Version());
            PricingDesk desk = new(context, books, account);
            CallFactsReader reader = desk.Reader();
            page = 0;
            foreach (CallView call in books.Calls.Page(filter, after, PageSize))
            {
                page++;
                after = new CallCursor(call.Record.StartTime, call.Record.UsageId);
                if (!charged.TellsAPrice(call.Record))
                {
                    continue;
                }

                CallFacts facts = reader.Read(call.Record, desk.PartiesOf(owners, call.Record));
                if (charged.Place(call.Record, facts, NumberPlan.Default) is { } placed)
                {
                    deriver.Add(placed);
                }
            }

            progress?.Report(read += page);
        }
        while (page == PageSize);
        return (deriver.Derive(), [.. charged.Warnings()]);
    }
}
