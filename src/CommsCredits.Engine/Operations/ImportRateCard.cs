using System.Text.Json;

namespace CommsCredits.Engine;

/// <summary>A rate sheet to take in.</summary>
/// <param name="Account">The account, or null for the default.</param>
/// <param name="Name">The card's name; a card of the same name gets a new version.</param>
/// <param name="Currency">The currency of its prices, or null for the account's.</param>
/// <param name="EffectiveFrom">Inclusive; null since ever.</param>
/// <param name="EffectiveTo">Exclusive; null without end.</param>
public sealed record RateCardRequest(
    string? Account,
    string Name,
    string? Currency = null,
    DateTimeOffset? EffectiveFrom = null,
    DateTimeOffset? EffectiveTo = null);

/// <summary>Takes in a rate sheet, whole or not at all; stored charges do not change by it.</summary>
/// <param name="context">What operations work with.</param>
public sealed class ImportRateCard(OperationContext context)
{
    /// <summary>Checks every line and stores the card.</summary>
    /// <param name="request">The card.</param>
    /// <param name="lines">Its lines, in the order of the file.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>The card with its number of rates.</returns>
    /// <exception cref="CommsCreditException">RateCardInvalid with line and reason, CurrencyUnknown or AccountNotFound.</exception>
    public RateCard Execute(RateCardRequest request, IEnumerable<RateCardLine> lines, WriteMode mode)
    {
        string name = RateCardRules.NameOf(request.Name);
        RateCardRules rules = new();
        List<Rate> rates = [.. lines.Select(rules.Read)];
        using IUnitOfWork unit = context.Store.Write(mode);
        Account account = OperationContext.Resolve(unit, request.Account);
        IAccountBooks books = unit.Of(account);
        Currency currency = request.Currency is null ? account.Currency : Currency.Parse(request.Currency);
        RateCard wanted = new(
            0,
            name,
            currency,
            request.EffectiveFrom?.ToUniversalTime(),
            request.EffectiveTo?.ToUniversalTime(),
            rates.Count);
        RateCard card = new RateCardShelf(books).Add(wanted, rates, "Check the header: Prefix and PerMinute are required.");
        context.Audit(books, nameof(ImportRateCard), card.Name, JsonSerializer.Serialize(request), requestId: null);
        unit.Commit();
        return card;
    }
}
