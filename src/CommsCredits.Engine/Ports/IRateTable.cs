namespace CommsCredits.Engine;

/// <summary>Rate cards.</summary>
public interface IRateTable
{
    /// <summary>A number that grows with every change of the account's cards, so that what was loaded can be kept.</summary>
    /// <returns>The version.</returns>
    long Version();

    /// <summary>Every card, by name and then by version.</summary>
    /// <returns>The cards.</returns>
    IReadOnlyList<RateCard> Cards();

    /// <summary>Adds a card with its lines.</summary>
    /// <param name="card">The card; its number is given here.</param>
    /// <param name="rates">Its lines.</param>
    /// <returns>The card with its number.</returns>
    RateCard Insert(RateCard card, IReadOnlyList<Rate> rates);

    /// <summary>Closes a card because a new version begins.</summary>
    /// <param name="cardNumber">The card.</param>
    /// <param name="effectiveTo">Exclusive.</param>
    void Close(int cardNumber, DateTimeOffset effectiveTo);

    /// <summary>Lets a card last longer, because the version that closed it goes.</summary>
    /// <param name="cardNumber">The card.</param>
    /// <param name="effectiveTo">Exclusive; null without end.</param>
    void Reopen(int cardNumber, DateTimeOffset? effectiveTo);

    /// <summary>Removes a card with its lines.</summary>
    /// <param name="cardNumber">The card; no stored call was priced with it.</param>
    void Remove(int cardNumber);

    /// <summary>How many stored calls were priced with a card. It looks at every call: for rare commands only.</summary>
    /// <param name="cardNumber">The card.</param>
    /// <returns>Zero or above.</returns>
    long CallsPricedWith(int cardNumber);

    /// <summary>The lines of a card.</summary>
    /// <param name="cardNumber">The card.</param>
    /// <returns>The lines.</returns>
    IReadOnlyList<Rate> Rates(int cardNumber);
}
