using System.Text.Json;

namespace CommsCredits.Engine;

/// <summary>A card to remove.</summary>
/// <param name="Account">The account, or null for the default.</param>
/// <param name="Name">The card's exact name.</param>
/// <param name="EffectiveFrom">Given, only the version that begins then; given and null, the one that holds since ever.</param>
/// <param name="RequestId">The caller's request id, or null; each name counts for itself.</param>
public sealed record RemoveRateCardRequest(
    string? Account, string Name, Given<DateTimeOffset?> EffectiveFrom = default, Guid? RequestId = null);

/// <summary>Removes a rate card that priced no call: every version of it, or one.</summary>
/// <param name="context">What operations work with.</param>
public sealed class RemoveRateCard(OperationContext context)
{
    /// <summary>Removes the versions, all or none.</summary>
    /// <param name="request">Which.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <exception cref="CommsCreditException">
    /// RateCardNotFound; RateCardInUse, where a stored call was priced with one of them; RequestIdReused or AccountNotFound.
    /// </exception>
    public void Execute(RemoveRateCardRequest request, WriteMode mode)
    {
        using IUnitOfWork unit = context.Store.Write(mode);
        IAccountBooks books = unit.Of(OperationContext.Resolve(unit, request.Account));
        RequestGuard guard = RequestGuard.Of(
            request.RequestId, nameof(RemoveRateCard), new { request.EffectiveFrom }, request.Name.ToUpperInvariant());
        if (guard.FirstResult(books.Trail) is not null)
        {
            return;
        }

        RateCardShelf shelf = new(books);
        List<RateCard> versions = VersionsMeant(shelf, request);
        long calls = versions.Sum(version => books.Rates.CallsPricedWith(version.Number));
        if (calls > 0)
        {
            throw RateCardErrors.InUse(versions[0].Name, calls);
        }

        foreach (RateCard version in versions)
        {
            shelf.Remove(version);
        }

        guard.Remember(books.Trail, versions[0].Name);
        context.Audit(books, nameof(RemoveRateCard), versions[0].Name, JsonSerializer.Serialize(versions), request.RequestId);
        unit.Commit();
    }

    private static List<RateCard> VersionsMeant(RateCardShelf shelf, RemoveRateCardRequest request)
    {
        List<RateCard> versions = shelf.VersionsOf(request.Name);
        if (versions.Count == 0)
        {
            throw RateCardErrors.NotFound(request.Name);
        }

        if (!request.EffectiveFrom.IsGiven)
        {
            return versions;
        }

        List<RateCard> one = [.. versions.Where(version => version.EffectiveFrom == request.EffectiveFrom.Value)];
        return one.Count > 0 ? one : throw RateCardErrors.VersionNotFound(request.Name, request.EffectiveFrom.Value);
    }
}
