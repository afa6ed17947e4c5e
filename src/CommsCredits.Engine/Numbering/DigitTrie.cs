namespace CommsCredits.Engine;

/// <summary>Finds the prefixes of a number among many, without allocating. Immutable, so threads may share it.</summary>
/// <remarks>
/// Implementation note: one flat array holds a block of eleven cells per inner node, ten for the next digit and one for the
/// node's own value. A cell is 0 when empty, the offset of a deeper block when positive, and the complement of a value when
/// negative. Most prefixes are leaves and thus cost no block at all, which keeps a large rate card within the processor's cache.
/// </remarks>
public sealed partial class DigitTrie
{
    /// <summary>The number of digits the longest prefix may have; no number has more than 15.</summary>
    public const int MaxDepth = 20;

    const int BlockLength = 11;
    const int OwnValue = 10;

    readonly int[] _cells;

    DigitTrie(int[] cells, int count)
    {
        _cells = cells;
        Count = count;
    }

    /// <summary>The number of prefixes.</summary>
    public int Count { get; }

    /// <summary>Finds the longest prefix of <paramref name="digits"/>.</summary>
    /// <param name="digits">A number without plus; what follows the first non-digit is not looked at.</param>
    /// <param name="length">The number of digits of the prefix, 0 when there is none.</param>
    /// <returns>The value of the prefix, or -1 when none matches.</returns>
    public int FindLongest(ReadOnlySpan<char> digits, out int length)
    {
        var cells = _cells;
        var block = 0;
        var best = -1;
        length = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = unchecked((uint)(digits[i] - '0'));
            if (digit > 9) break;
            var cell = cells[block + (int)digit];
            if (cell < 0)
            {
                length = i + 1;
                return ~cell;
            }
            if (cell == 0) break;
            block = cell;
            var own = cells[block + OwnValue];
            if (own == 0) continue;
            best = ~own;
            length = i + 1;
        }
        return best;
    }

    /// <summary>Finds all prefixes of <paramref name="digits"/>, the shortest first.</summary>
    /// <param name="digits">A number without plus; what follows the first non-digit is not looked at.</param>
    /// <param name="values">Receives the values; at least <see cref="MaxDepth"/> long.</param>
    /// <param name="lengths">Receives the numbers of digits; at least <see cref="MaxDepth"/> long.</param>
    /// <returns>The number of prefixes found.</returns>
    /// <exception cref="ArgumentException">A span is shorter than <see cref="MaxDepth"/>.</exception>
    public int FindAll(ReadOnlySpan<char> digits, Span<int> values, Span<byte> lengths)
    {
        if (values.Length < MaxDepth || lengths.Length < MaxDepth)
            throw new ArgumentException($"Both spans must hold at least {MaxDepth} items.", values.Length < MaxDepth ? nameof(values) : nameof(lengths));

        var cells = _cells;
        var block = 0;
        var count = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = unchecked((uint)(digits[i] - '0'));
            if (digit > 9) break;
            var cell = cells[block + (int)digit];
            if (cell == 0) break;
            var value = cell < 0 ? cell : cells[cell + OwnValue];
            if (value != 0)
            {
                values[count] = ~value;
                lengths[count++] = (byte)(i + 1);
            }
            if (cell < 0) break;
            block = cell;
        }
        return count;
    }
}
