using System.Text.Json;

namespace CommsCredits.Engine;

/// <summary>Which calls to price again.</summary>
/// <param name="Account">The account, or null for the default.</param>
/// <param name="Filter">Which calls.</param>
/// <param name="RequestId">The caller's request id, or null.</param>
public sealed record UpdateUsageRequest(string? Account, CallFilter Filter, Guid? RequestId = null);

/// <summary>What pricing again has changed.</summary>
/// <param name="Calls">Calls looked at.</param>
/// <param name="Changed">Calls of which anything changed.</param>
/// <param name="Difference">What credits pay more than before, in millionths; below zero for less.</param>
/// <param name="Account">The account.</param>
public sealed record UsageUpdate(long Calls, long Changed, long Difference, Account Account);

/// <summary>
/// Quotes stored calls again with the facts now recorded for their start, and posts only the differences (design §3, law L8): a
/// rate card that came late, a licence that was missing. Running it twice changes nothing more.
/// </summary>
/// <remarks>
/// First all these calls give their pool minutes and their spending back, then they are quoted in the order of an import. What was
/// refused at import by balance, policy or limit stays marked so: nobody can say any more how these stood. It is one transaction;
/// imports wait for it.
/// </remarks>
/// <param name="context">What operations work with.</param>
public sealed class UpdateUsage(OperationContext context)
{
    private const int PageSize = 2_000;

    /// <summary>Prices calls again.</summary>
    /// <param name="request">Which calls.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <param name="progress">Told now and then how many calls were looked at.</param>
    /// <param name="cancellation">Ends it; then nothing has changed.</param>
    /// <returns>What has changed.</returns>
    /// <exception cref="CommsCreditException">AccountNotFound, RequestIdReused or StoreBusy.</exception>
    public UsageUpdate Execute(
        UpdateUsageRequest request, WriteMode mode, IProgress<long>? progress, CancellationToken cancellation)
    {
        RequestGuard guard = RequestGuard.Of(request.RequestId, nameof(UpdateUsage), request.Filter);
        return new MoneyChange(context).Run(request.Account, mode, (account, books) =>
        {
            string? first = guard.FirstResult(books.Trail);
            Outcome outcome = first is null
                ? Run(books, account, request.Filter, progress, cancellation)
                : JsonSerializer.Deserialize<Outcome>(first)!;
            if (first is null)
            {
                guard.Remember(books.Trail, JsonSerializer.Serialize(outcome));
                context.Audit(books, nameof(UpdateUsage), account.Name, JsonSerializer.Serialize(request.Filter), request.RequestId);
            }

            UsageUpdate update = new(outcome.Calls, outcome.Changed, outcome.Difference, account);
            return new Changed<UsageUpdate>(update, first is null);
        });
    }

    private Outcome Run(
        IAccountBooks books, Account account, CallFilter filter, IProgress<long>? progress, CancellationToken cancellation)
    {
        PricingDesk desk = new(context, books, account);
        LotShelf shelf = new(books.Ledger.Lots(includeSpent: true), books.Ledger.Overdraft());
        ChargingState state = desk.StateWith(shelf) with { JudgesControls = false };
        OwnerDirectory owners = new(() => books);
        Repricer repricer = new(books, account, state, desk, owners);
        foreach (CallView call in Calls(books, filter, cancellation))
        {
            repricer.Release(call);
        }

        UsageCorrection correction = new(context, books, new ChargeCorrector(shelf, books.Ledger.Repayments()));
        long calls = 0;
        long changed = 0;
        long difference = 0;
        foreach (CallView call in Calls(books, filter, cancellation))
        {
            calls++;
            if (calls % PageSize == 0)
            {
                progress?.Report(calls);
            }

            PricedCall priced = repricer.Price(call);
            if (Repricer.IsSame(call, priced))
            {
                continue;
            }

            changed++;
            difference += (priced.Quote.Charge ?? 0) - (call.Charge ?? 0);
            books.Calls.Reprice(call.Number, priced with { Draws = [.. correction.Change(call, priced.Quote)] });
        }

        repricer.Write();
        correction.Write();
        new NoticeDesk(context).Pools(books, account, NoticeDesk.Levels(state.Pools, state.Pools.Taken));
        return new Outcome(calls, changed, difference);
    }

    private static IEnumerable<CallView> Calls(IAccountBooks books, CallFilter filter, CancellationToken cancellation)
    {
        CallCursor? after = null;
        IReadOnlyList<CallView> page;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            page = books.Calls.Page(filter, after, PageSize);
            foreach (CallView call in page)
            {
                after = new CallCursor(call.Record.StartTime, call.Record.UsageId);
                yield return call;
            }
        }
        while (page.Count == PageSize);
    }

    // What a repeated request answers; kept as the result of the first one.
    private sealed record Outcome(long Calls, long Changed, long Difference);
}
