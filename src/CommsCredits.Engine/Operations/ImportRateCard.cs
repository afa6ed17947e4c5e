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
        if (string.IsNullOrWhiteSpace(request.Name))
        {
            throw RateCardErrors.Card(request.Name, "a card needs a name.", "Give -Name.");
        }

        RateCardRules rules = new();
        List<Rate> rates = [.. lines.Select(rules.Read)];
        using IUnitOfWork unit = context.Store.Write(mode);
        Account account = OperationContext.Resolve(unit, request.Account);
        IAccountBooks books = unit.Of(account);
        Currency currency = request.Currency is null ? account.Currency : Currency.Parse(request.Currency);
        RateCard wanted = new(
            0,
            request.Name.Trim(),
            currency,
            request.EffectiveFrom?.ToUniversalTime(),
            request.EffectiveTo?.ToUniversalTime(),
            rates.Count);
        Check(wanted, rates.Count);
        CloseBefore(books, wanted);
        RateCard card = books.Rates.Insert(wanted, rates);
        context.Audit(books, nameof(ImportRateCard), card.Name, JsonSerializer.Serialize(request), requestId: null);
        unit.Commit();
        return card;
    }

    private static void Check(RateCard card, int rates)
    {
        if (rates == 0)
        {
            throw RateCardErrors.Card(card.Name, "it has no rates.", "Check the header: Prefix and PerMinute are required.");
        }

        if (card.EffectiveTo <= (card.EffectiveFrom ?? DateTimeOffset.MinValue))
        {
            throw RateCardErrors.Card(card.Name, "it ends before it begins.", "Give an EffectiveTo after EffectiveFrom.");
        }
    }

    // A new version closes the one before; it must begin later, or calls would have two prices.
    private static void CloseBefore(IAccountBooks books, RateCard wanted)
    {
        foreach (RateCard old in books.Rates.Cards().Where(card => Same(card.Name, wanted.Name)))
        {
            DateTimeOffset start = wanted.EffectiveFrom ?? DateTimeOffset.MinValue;
            DateTimeOffset oldStart = old.EffectiveFrom ?? DateTimeOffset.MinValue;
            if (start <= oldStart)
            {
                throw RateCardErrors.Card(
                    wanted.Name,
                    $"a version that begins {(old.EffectiveFrom is { } from ? $"on {from:u}" : "since ever")} is there already.",
                    "Give a later -EffectiveFrom for the new version.");
            }

            if (old.EffectiveTo is null || old.EffectiveTo > start)
            {
                books.Rates.Close(old.Number, start);
            }
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
