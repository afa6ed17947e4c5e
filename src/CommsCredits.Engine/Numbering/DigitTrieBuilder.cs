namespace CommsCredits.Engine;

public sealed partial class DigitTrie
{
    /// <summary>Collects prefixes for a <see cref="DigitTrie"/>. Not safe for several threads.</summary>
    /// <remarks>
    /// While prefixes are added, each inner node is a block of eleven cells, ten for the next digit and one for its own value:
    /// 0 when empty, the offset of a deeper block when positive, the complement of a value when negative.
    /// </remarks>
    public sealed class Builder
    {
        const int BlockLength = 11;
        const int OwnValue = 10;

        int[] _cells = new int[BlockLength * 64];
        int _used = BlockLength;
        int _count;

        /// <summary>Adds a prefix.</summary>
        /// <param name="digits">1 to <see cref="MaxDepth"/> digits, without plus.</param>
        /// <param name="value">What a lookup returns for it: 0 or more.</param>
        /// <exception cref="ArgumentException">The digits are not such a prefix, or were added before.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
        public void Add(ReadOnlySpan<char> digits, int value)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            if (digits.IsEmpty || digits.Length > MaxDepth || digits.ContainsAnyExceptInRange('0', '9'))
                throw new ArgumentException($"A prefix has 1 to {MaxDepth} digits; this is '{digits}'.", nameof(digits));

            var block = 0;
            foreach (var c in digits[..^1])
                block = Deepen(block + c - '0');

            var cell = block + digits[^1] - '0';
            if (_cells[cell] > 0) cell = _cells[cell] + OwnValue;
            if (_cells[cell] != 0)
                throw new ArgumentException($"The prefix {digits} was added before.", nameof(digits));
            _cells[cell] = ~value;
            _count++;
        }

        /// <summary>Makes the trie of all prefixes added so far. The builder may go on afterwards.</summary>
        public DigitTrie Build()
        {
            var cells = new int[(_used / BlockLength) + _used - _cells.AsSpan(0, _used).Count(0)];
            var used = 0;

            // Depth first and the smallest digit on top of the stack: a node stands right before its first child.
            var pending = new Stack<(int Block, int Parent)>();
            pending.Push((0, 0));
            while (pending.TryPop(out var next))
            {
                var node = used;
                cells[next.Parent] = node;
                used = WriteNode(_cells.AsSpan(next.Block, BlockLength), cells, node);
                for (var (digit, cell) = (9, used); digit >= 0; digit--)
                {
                    var below = _cells[next.Block + digit];
                    if (below != 0) cell--;
                    if (below > 0) pending.Push((below, cell));
                }
            }
            return new DigitTrie(cells, _count);
        }

        /// <summary>Writes a head and its cells; those that lead to deeper nodes are set when these are written.</summary>
        /// <returns>The offset behind the node.</returns>
        static int WriteNode(ReadOnlySpan<int> block, int[] cells, int node)
        {
            var head = 0;
            var next = node + 1;
            if (block[OwnValue] != 0)
            {
                head = HasOwnValue;
                cells[next++] = ~block[OwnValue];
            }
            for (var digit = 0; digit < OwnValue; digit++)
            {
                if (block[digit] == 0) continue;
                head |= 2 << digit;
                cells[next++] = block[digit];
            }
            cells[node] = head;
            return next;
        }

        /// <summary>Makes sure that a block follows the cell; the value of a leaf becomes the block's own value.</summary>
        int Deepen(int cell)
        {
            if (_cells[cell] > 0) return _cells[cell];

            if (_used + BlockLength > _cells.Length) Array.Resize(ref _cells, _cells.Length * 2);
            var fresh = _used;
            _used += BlockLength;
            _cells[fresh + OwnValue] = _cells[cell];
            _cells[cell] = fresh;
            return fresh;
        }
    }
}
