namespace CommsCredits.Engine;

public sealed partial class DigitTrie
{
    /// <summary>Collects prefixes for a <see cref="DigitTrie"/>. Not safe for several threads.</summary>
    public sealed class Builder
    {
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
        public DigitTrie Build() => new(_cells.AsSpan(0, _used).ToArray(), _count);

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
