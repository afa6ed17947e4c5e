using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>A line and the card it stands in.</summary>
/// <param name="Card">The card, or null where nothing matched.</param>
/// <param name="Rate">The line, or null where nothing matched.</param>
public readonly record struct RateMatch(RateCard? Card, Rate? Rate)
{
    /// <summary>Whether a line was found.</summary>
    public bool Found => Rate is not null;
}

/// <summary>All cards of an account.</summary>
public sealed class RateBook
{
    private readonly RateTable[] tables;

    /// <summary>Arranges the cards: the latest EffectiveFrom first, then the one imported later.</summary>
    /// <param name="tables">Every card with its lines.</param>
    public RateBook(IEnumerable<RateTable> tables) => this.tables = [.. tables
        .OrderByDescending(table => table.Card.EffectiveFrom ?? DateTimeOffset.MinValue)
        .ThenByDescending(table => table.Card.Number)];

    /// <summary>The line that prices a call: of the cards in force at its start, the first that matches (design §2, law L6).</summary>
    /// <param name="service">What is priced.</param>
    /// <param name="origin">The usage location, or null.</param>
    /// <param name="digits">The number's digits.</param>
    /// <param name="at">The call's start.</param>
    /// <returns>The match, or an empty one: a call without a rate is unrated, never priced 0.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public RateMatch Find(RatedService service, string? origin, ReadOnlySpan<char> digits, DateTimeOffset at)
    {
        foreach (RateTable table in tables)
        {
            if (table.Card.InForceAt(at) && table.Find(service, origin, digits) is { } rate)
            {
                return new RateMatch(table.Card, rate);
            }
        }

        return default;
    }

    /// <summary>The cards in force at a moment, in the order in which they are asked.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>The cards with their lines.</returns>
    public IEnumerable<RateTable> InForceAt(DateTimeOffset at) => tables.Where(table => table.Card.InForceAt(at));
}
