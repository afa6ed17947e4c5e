using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>The lines of one card, found by the longest prefix without allocating.</summary>
public sealed class RateTable
{
    private readonly DigitTrie trie;
    private readonly Rate[] rates;
    private readonly int[] starts;

    /// <summary>Arranges a card's lines.</summary>
    /// <param name="card">The card.</param>
    /// <param name="lines">Its lines, checked by <see cref="RateCardRules"/>.</param>
    public RateTable(RateCard card, IEnumerable<Rate> lines)
    {
        Card = card;

        // Lines of one prefix stand together, the exact service before any, then the exact origin before any.
        rates = [.. lines
            .OrderBy(rate => rate.Prefix, StringComparer.Ordinal)
            .ThenBy(rate => rate.Service == RatedService.Any)
            .ThenBy(rate => rate.Origin == Rate.AnyOrigin)];
        List<int> groups = [];
        DigitTrie.Builder builder = new();
        for (int index = 0; index < rates.Length; index++)
        {
            if (index == 0 || rates[index].Prefix != rates[index - 1].Prefix)
            {
                builder.Add(rates[index].Prefix, groups.Count);
                groups.Add(index);
            }
        }

        groups.Add(rates.Length);
        starts = [.. groups];
        trie = builder.Build();
    }

    /// <summary>The card.</summary>
    public RateCard Card { get; }

    /// <summary>The line with the longest prefix that fits; then the exact service, then the exact origin wins (design §2).</summary>
    /// <param name="service">What is priced.</param>
    /// <param name="origin">The usage location, or null where it does not matter.</param>
    /// <param name="digits">The number's digits.</param>
    /// <returns>The line, or null.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public Rate? Find(RatedService service, string? origin, ReadOnlySpan<char> digits)
    {
        Span<int> groups = stackalloc int[DigitTrie.MaxDepth];
        Span<byte> lengths = stackalloc byte[DigitTrie.MaxDepth];
        for (int depth = trie.FindAll(digits, groups, lengths) - 1; depth >= 0; depth--)
        {
            for (int index = starts[groups[depth]]; index < starts[groups[depth] + 1]; index++)
            {
                Rate rate = rates[index];
                bool fits = (rate.Service == service || rate.Service == RatedService.Any)
                    && (rate.Origin == Rate.AnyOrigin || string.Equals(rate.Origin, origin, StringComparison.Ordinal));
                if (fits)
                {
                    return rate;
                }
            }
        }

        return null;
    }

    /// <summary>Every line that fits a filter, by prefix.</summary>
    /// <returns>The lines.</returns>
    public IReadOnlyList<Rate> All => rates;
}
