using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CommsCredits.Connectors;

/// <summary>A row of a CSV that takes no more than looking for separators: one line, without quotes or anything else that is special.</summary>
/// <param name="separator">What stands between fields.</param>
sealed class PlainRow(byte separator)
{
    /// <summary>What a look at the next line found.</summary>
    public enum Found
    {
        /// <summary>A row.</summary>
        Row,

        /// <summary>No line break so far.</summary>
        NoEnd,

        /// <summary>A line that only a reader of CSV can tell the meaning of.</summary>
        NotPlain,
    }

    const int MostFields = 256;

    readonly int[] ends = new int[MostFields];
    int separators;
    int special;

    /// <summary>Bytes of the row.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes of the row and of its line break.</summary>
    public int Consumed { get; private set; }

    public int FieldCount => separators + 1;

    /// <summary>Where a field stands in the row.</summary>
    public Range this[int field]
    {
        [MethodImpl(Compiled.AtOnce)]
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(field, separators);
            return (field == 0 ? 0 : ends[field - 1] + 1)..(field == separators ? Length : ends[field]);
        }
    }

    /// <summary>Where some fields stand side by side, with what separates them.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public Range Between(int first, int last) => this[first].Start..this[last].End;

    /// <summary>Looks at the next line.</summary>
    /// <param name="ahead">What comes next, at least the line.</param>
    [MethodImpl(Compiled.AtOnce)]
    public Found Read(ReadOnlySpan<byte> ahead)
    {
        (separators, special) = (0, -1);
        ref var first = ref MemoryMarshal.GetReference(ahead);
        var at = 0;
        for (; at + Vector256<byte>.Count <= ahead.Length; at += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref first, (uint)at);
            var breaks = Vector256.Equals(bytes, Vector256.Create((byte)'\n')).ExtractMostSignificantBits();
            var line = breaks == 0 ? uint.MaxValue : (1u << BitOperations.TrailingZeroCount(breaks)) - 1;
            var marks = (Vector256.Equals(bytes, Vector256.Create((byte)'"')) | Vector256.Equals(bytes, Vector256.Create((byte)'\r'))
                | Vector256.Equals(bytes, Vector256<byte>.Zero)).ExtractMostSignificantBits() & line;
            if (marks != 0 && special < 0)
                special = at + BitOperations.TrailingZeroCount(marks);
            for (var found = Vector256.Equals(bytes, Vector256.Create(separator)).ExtractMostSignificantBits() & line; found != 0; found &= found - 1)
            {
                if (separators == MostFields - 1)
                    return Found.NotPlain;
                ends[separators++] = at + BitOperations.TrailingZeroCount(found);
            }
            if (breaks != 0)
                return End(ahead, at + BitOperations.TrailingZeroCount(breaks));
        }
        for (; at < ahead.Length; at++)
        {
            var value = ahead[at];
            if (value == (byte)'\n')
                return End(ahead, at);
            if (value is (byte)'"' or (byte)'\r' or 0 && special < 0)
                special = at;
            if (value == separator)
            {
                if (separators == MostFields - 1)
                    return Found.NotPlain;
                ends[separators++] = at;
            }
        }
        return Found.NoEnd;
    }

    // The one thing special that may be there is the first half of the line break.
    [MethodImpl(Compiled.AtOnce)]
    Found End(ReadOnlySpan<byte> ahead, int end)
    {
        Consumed = end + 1;
        Length = end > 0 && ahead[end - 1] == (byte)'\r' ? end - 1 : end;
        return special < 0 || special == Length ? Found.Row : Found.NotPlain;
    }
}
