using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CommsCredits.Connectors;

/// <summary>Knows the part of a record that some columns make, where a row before had the same bytes in all of them.</summary>
/// <typeparam name="T">The part.</typeparam>
/// <param name="places">Where the columns stand; -1 for one that the file does not have.</param>
sealed class RowParts<T>(int[] places)
    where T : class
{
    const int LongestKept = 1024;

    readonly PartPool<T> pool = new();
    readonly byte[] bytes = new byte[LongestKept];
    int length;

    /// <summary>The part, or null; a new one is given to <see cref="Keep"/> before the next row.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public T? Find(CsvRows rows)
    {
        length = 0;
        foreach (var place in places)
        {
            if (place < 0)
                continue;
            // The length stands before each field, so that no two rows look alike whose columns differ.
            var field = rows.Field(place);
            if (field.Length > LongestKept - length - sizeof(ushort))
            {
                length = -1;
                return null;
            }
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(length), (ushort)field.Length);
            field.CopyTo(bytes.AsSpan(length + sizeof(ushort)));
            length += sizeof(ushort) + field.Length;
        }
        return pool.Find(bytes.AsSpan(0, length));
    }

    /// <summary>Keeps the part of the row that was looked at last, unless it is very long.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public T Keep(T part) => length < 0 ? part : pool.Keep(bytes.AsSpan(0, length), part);
}
