using System.Collections;
using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>What a call drew from lots. Nearly every call draws from one, whose part needs no list of its own.</summary>
[CollectionBuilder(typeof(LotDraws), nameof(Of))]
public readonly struct LotDraws : IReadOnlyList<LotDraw>, IEquatable<LotDraws>
{
    private readonly LotDraw first;
    private readonly LotDraw[]? others;

    private LotDraws(ReadOnlySpan<LotDraw> draws)
    {
        Count = draws.Length;
        first = draws.IsEmpty ? default : draws[0];
        others = draws.Length > 1 ? draws[1..].ToArray() : null;
    }

    /// <summary>How many lots gave a part.</summary>
    public int Count { get; }

    /// <summary>The part of a lot.</summary>
    /// <param name="index">Which, from 0, in the order in which they were drawn from.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public LotDraw this[int index]
    {
        [MethodImpl(Compiled.AtOnce)]
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return index == 0 ? first : others![index - 1];
        }
    }

    /// <summary>Takes what was drawn.</summary>
    /// <param name="draws">The parts, in the order in which they were drawn.</param>
    /// <returns>The same parts.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static LotDraws Of(ReadOnlySpan<LotDraw> draws) => new(draws);

    /// <summary>Whether the same was drawn, in the same order.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(LotDraws left, LotDraws right) => left.Equals(right);

    /// <summary>Whether something else was drawn, or in another order.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(LotDraws left, LotDraws right) => !left.Equals(right);

    /// <inheritdoc/>
    public IEnumerator<LotDraw> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(LotDraws other) => Count == other.Count && first == other.first && others.AsSpan().SequenceEqual(other.others);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LotDraws other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, first);
}
