using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CommsCredits.Connectors;

/// <summary>Knows the part of a record that some columns make, where a row before had the same bytes in all of them.</summary>
/// <remarks>
/// Columns that stand side by side, as those of the user do, are looked for as they stand in a plain row, separators and all: nothing
/// is copied and no field is looked at.
/// </remarks>
/// <typeparam name="T">The part.</typeparam>
/// <param name="places">Where the columns stand; -1 for one that the file does not have.</param>
sealed class RowParts<T>(int[] places)
    where T : class
{
    const int LongestKept = 1024;

    // No row holds it, so that what stands before and behind it cannot be mistaken.
    const byte Break = (byte)'\n';

    readonly (int First, int Last)[] runs = SideBySide(places);
    readonly byte[] bytes = new byte[LongestKept];
    PartPool<T> pool = new();
    bool ofPlain = true;

    /// <summary>The part, or null; a new one is given to <see cref="Keep"/> before the next row.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public T? Find(CsvRows rows)
    {
        Expect(rows);
        return FindExpected(rows);
    }

    /// <summary>Fetches the place of the part that this row is asked for soon.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Expect(CsvRows rows)
    {
        // The same fields have other bytes then, and there is no way back.
        if (rows.IsPlain != ofPlain)
            (ofPlain, pool) = (rows.IsPlain, new());
        if (TryKey(rows, out var key))
            pool.Expect(key);
    }

    /// <summary>Fetches what stands at the place that was fetched before.</summary>
    public void FetchExpected() => pool.FetchExpected();

    /// <summary>The part of the row that was expected, or null; a new one is given to <see cref="Keep"/> before the next row.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public T? FindExpected(CsvRows rows) => TryKey(rows, out var key) ? pool.FindExpected(key) : null;

    /// <summary>Keeps the part of the row that was looked at last, unless it is very long.</summary>
    public T Keep(CsvRows rows, T part) => TryKey(rows, out var key) ? pool.Keep(key, part) : part;

    [MethodImpl(Compiled.AtOnce)]
    bool TryKey(CsvRows rows, out ReadOnlySpan<byte> key)
    {
        if (!ofPlain)
            return TryFields(rows, out key);
        if (runs is not [var only])
            return TryRuns(rows, out key);
        key = rows.Between(only.First, only.Last);
        return key.Length <= LongestKept;
    }

    [MethodImpl(Compiled.AtOnce)]
    bool TryRuns(CsvRows rows, out ReadOnlySpan<byte> key)
    {
        key = default;
        var length = 0;
        foreach (var (first, last) in runs)
        {
            var run = rows.Between(first, last);
            if (run.Length >= LongestKept - length)
                return false;
            run.CopyTo(bytes.AsSpan(length));
            length += run.Length;
            bytes[length++] = Break;
        }
        key = bytes.AsSpan(0, length);
        return true;
    }

    bool TryFields(CsvRows rows, out ReadOnlySpan<byte> key)
    {
        key = default;
        var length = 0;
        foreach (var place in places)
        {
            if (place < 0)
                continue;
            // The length stands before each field, so that no two rows look alike whose columns differ.
            var field = rows.Field(place);
            if (field.Length > LongestKept - length - sizeof(ushort))
                return false;
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(length), (ushort)field.Length);
            field.CopyTo(bytes.AsSpan(length + sizeof(ushort)));
            length += sizeof(ushort) + field.Length;
        }
        key = bytes.AsSpan(0, length);
        return true;
    }

    static (int First, int Last)[] SideBySide(int[] places)
    {
        var found = new List<(int First, int Last)>();
        foreach (var place in places.Where(place => place >= 0).Order())
        {
            if (found is [.., var last] && place <= last.Last + 1)
                found[^1] = (last.First, place);
            else
                found.Add((place, place));
        }
        return [.. found];
    }
}
