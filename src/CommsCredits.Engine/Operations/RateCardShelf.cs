namespace CommsCredits.Engine;

/// <summary>The versions of cards inside a transaction: a new one closes the one before, and one that goes opens it again.</summary>
/// <param name="books">The account's books.</param>
internal sealed class RateCardShelf(IAccountBooks books)
{
    /// <summary>The versions of a card, by their beginning.</summary>
    /// <param name="name">The name, in any case.</param>
    public List<RateCard> VersionsOf(string name) =>
        [.. books.Rates.Cards().Where(card => string.Equals(card.Name, name, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Adds a card, or a version of one.</summary>
    /// <param name="wanted">The card; its number is given here.</param>
    /// <param name="rates">Its lines, at least one.</param>
    /// <param name="adviceIfEmpty">What to do where there are none.</param>
    /// <exception cref="CommsCreditException">RateCardInvalid.</exception>
    public RateCard Add(RateCard wanted, IReadOnlyList<Rate> rates, string adviceIfEmpty)
    {
        if (rates.Count == 0)
        {
            throw RateCardErrors.Card(wanted.Name, "it has no rates.", adviceIfEmpty);
        }

        if (wanted.EffectiveTo <= StartOf(wanted))
        {
            throw RateCardErrors.Card(wanted.Name, "it ends before it begins.", "Give an EffectiveTo after EffectiveFrom.");
        }

        CloseBefore(wanted);
        return books.Rates.Insert(wanted, rates);
    }

    /// <summary>Takes a version away; the one it had closed lasts as long as it would have.</summary>
    /// <param name="gone">The version.</param>
    public void Remove(RateCard gone)
    {
        books.Rates.Remove(gone.Number);
        RateCard? before = VersionsOf(gone.Name).LastOrDefault(card => StartOf(card) < StartOf(gone));
        if (before is not null && before.EffectiveTo == gone.EffectiveFrom)
        {
            books.Rates.Reopen(before.Number, gone.EffectiveTo);
        }
    }

    // A new version closes the one before; it must begin later, or calls would have two prices.
    private void CloseBefore(RateCard wanted)
    {
        foreach (RateCard old in VersionsOf(wanted.Name))
        {
            if (StartOf(wanted) <= StartOf(old))
            {
                throw RateCardErrors.Card(
                    wanted.Name,
                    $"a version that begins {RateCardErrors.BeginningOf(old.EffectiveFrom)} is there already.",
                    "Give a later -EffectiveFrom for the new version.");
            }

            if (old.EffectiveTo is null || old.EffectiveTo > StartOf(wanted))
            {
                books.Rates.Close(old.Number, StartOf(wanted));
            }
        }
    }

    private static DateTimeOffset StartOf(RateCard card) => card.EffectiveFrom ?? DateTimeOffset.MinValue;
}
