using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Sums by keys, whatever they come from; a payer is keyed by its number.</summary>
/// <param name="keys">What is grouped by.</param>
internal sealed class SumTable(IReadOnlyList<UsageKey> keys)
{
    private readonly Dictionary<string?[], DayTotals.Sums> sums = new(KeyComparer.Instance);

    /// <summary>What is grouped by.</summary>
    public IReadOnlyList<UsageKey> Keys { get; } = keys;

    /// <summary>Whether anything of the owner is asked for.</summary>
    public bool HasParty { get; } = keys.Any(key => key is UsageKey.User or UsageKey.Department);

    /// <summary>Whether country, call type or payer is asked for.</summary>
    public bool HasGroup { get; } = keys.Any(key => key is UsageKey.Country or UsageKey.CallType or UsageKey.Payer);

    /// <summary>Adds calls.</summary>
    /// <param name="value">Tells the value of a key.</param>
    /// <param name="more">What they add up to.</param>
    public void Add(Func<UsageKey, string?> value, in DayTotals.Sums more) => Add([.. Keys.Select(value)], more);

    /// <summary>Adds calls.</summary>
    /// <param name="values">The values of the keys.</param>
    /// <param name="more">What they add up to.</param>
    public void Add(string?[] values, in DayTotals.Sums more) => sums[values] = sums.GetValueOrDefault(values).Plus(more);

    /// <summary>The rows with calls, ordered by their keys.</summary>
    /// <param name="shown">How a user's name is written.</param>
    /// <returns>The rows.</returns>
    public IReadOnlyList<UsageSum> Rows(Func<string, string> shown)
    {
        int user = Keys.ToList().IndexOf(UsageKey.User);
        List<UsageSum> rows = [];
        foreach ((string?[] values, DayTotals.Sums sum) in sums)
        {
            if (sum.Calls > 0)
            {
                string?[] texts = [.. values.Select((value, index) => index == user && value is not null ? shown(value) : value)];
                rows.Add(new UsageSum(texts, sum.Calls, sum.Minutes, sum.PoolMinutes, sum.Charge));
            }
        }

        rows.Sort((left, right) => KeyComparer.Compare(left.Keys, right.Keys));
        int payer = Keys.ToList().IndexOf(UsageKey.Payer);
        return payer < 0 ? rows : rows.ConvertAll(row => row with
        {
            Keys = [.. row.Keys.Select((value, index) => index == payer ? Named(value!) : value)],
        });
    }

    // Payers are ordered as the engine numbers them.
    private static string Named(string payer) => ((Payer)byte.Parse(payer, CultureInfo.InvariantCulture)).ToString();

    private sealed class KeyComparer : IEqualityComparer<string?[]>
    {
        public static KeyComparer Instance { get; } = new();

        public static int Compare(IReadOnlyList<string?> left, IReadOnlyList<string?> right)
        {
            for (int index = 0; index < left.Count; index++)
            {
                int order = string.CompareOrdinal(left[index], right[index]);
                if (order != 0)
                {
                    return order;
                }
            }

            return 0;
        }

        public bool Equals(string?[]? x, string?[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(string?[] values)
        {
            HashCode hash = default;
            foreach (string? value in values)
            {
                hash.Add(value, StringComparer.Ordinal);
            }

            return hash.ToHashCode();
        }
    }
}
