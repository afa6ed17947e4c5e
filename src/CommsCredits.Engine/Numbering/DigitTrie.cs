using System.Numerics;
using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>Finds the prefixes of a number among many, without allocating. Immutable, so threads may share it.</summary>
/// <remarks>
/// Implementation note: one flat array holds the inner nodes. A node is a head and, behind it, a cell for each thing it has: bit 0
/// of the head says that the node has a value of its own, the bits after it which of the ten digits lead on. A cell is the node's
/// own value, the offset of a deeper node, or the complement of a value, where a prefix is a leaf. Cells of absent digits are not
/// there, counting the bits below one finds its cell, and a node stands right before its first child: a lookup among hundreds of
/// thousands of prefixes reads a few neighbouring lines of memory, which is what it is paid for.
/// </remarks>
public sealed partial class DigitTrie
{
    /// <summary>The number of digits the longest prefix may have; no number has more than 15.</summary>
    public const int MaxDepth = 20;

    const int HasOwnValue = 1;

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
    [MethodImpl(Compiled.AtOnce)]
    public int FindLongest(ReadOnlySpan<char> digits, out int length)
    {
        var cells = _cells;
        var node = 0;
        var head = cells[0];
        var best = -1;
        length = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = unchecked((uint)(digits[i] - '0'));
            if (digit > 9) break;
            var bit = 2 << (int)digit;
            if ((head & bit) == 0) break;
            var cell = cells[node + CellOf(head, bit)];
            if (cell < 0)
            {
                length = i + 1;
                return ~cell;
            }
            node = cell;
            head = cells[node];
            if ((head & HasOwnValue) == 0) continue;
            best = cells[node + 1];
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
    [MethodImpl(Compiled.AtOnce)]
    public int FindAll(ReadOnlySpan<char> digits, Span<int> values, Span<byte> lengths)
    {
        if (values.Length < MaxDepth || lengths.Length < MaxDepth)
            throw new ArgumentException($"Both spans must hold at least {MaxDepth} items.", values.Length < MaxDepth ? nameof(values) : nameof(lengths));

        var cells = _cells;
        var node = 0;
        var count = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = unchecked((uint)(digits[i] - '0'));
            if (digit > 9) break;
            var head = cells[node];
            var bit = 2 << (int)digit;
            if ((head & bit) == 0) break;
            var cell = cells[node + CellOf(head, bit)];
            if (cell < 0 || (cells[cell] & HasOwnValue) != 0)
            {
                values[count] = cell < 0 ? ~cell : cells[cell + 1];
                lengths[count++] = (byte)(i + 1);
            }
            if (cell < 0) break;
            node = cell;
        }
        return count;
    }

    /// <summary>How far behind its node's head the cell of a bit stands.</summary>
    static int CellOf(int head, int bit) => 1 + BitOperations.PopCount((uint)(head & (bit - 1)));
}
