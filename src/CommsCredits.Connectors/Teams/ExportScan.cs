using System.Buffers;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Looks an export through: whether its rows stand in order already.</summary>
/// <remarks>
/// Sorting a large file means writing all of it once more to disk, so it pays to know when nothing needs sorting. This reads
/// no CSV in general: a line that takes more than looking for commas, and any doubt, is an answer of "not in order".
/// Rows that will be rejected may be looked at, too; what remains of a sequence in order is in order.
/// </remarks>
sealed class ExportScan
{
    const int LongestKept = 64;

    const int Room = CsvRows.LongestRow;

    const int BlockSize = (1024 * 1024) - Room;

    static readonly SearchValues<byte> Special = SearchValues.Create("\"\r"u8);

    readonly int usageId;
    readonly int start;
    readonly bool noRecords;
    bool inOrder = true;
    bool headerSeen;
    readonly byte[] last = new byte[2 * LongestKept];
    int lastStart;
    int lastId;

    ExportScan(UsageHeader header)
    {
        usageId = header.Place(UsageColumn.UsageId);
        start = header.Place(UsageColumn.StartTime);
        noRecords = header.IsDirectRouting;
    }

    /// <summary>Reads an export until it is known whether its rows are in order; to its end where its digest is wanted.</summary>
    /// <param name="stream">The CSV from its start.</param>
    /// <param name="header">Its columns.</param>
    /// <param name="digest">Takes in what is read, on another thread; or null.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Whether its rows stand in order for certain.</returns>
    public static bool Run(Stream stream, UsageHeader header, ExportDigest? digest, CancellationToken cancellation)
    {
        var scan = new ExportScan(header);
        // What follows the last line break of a block is put in front of the next one, where there is room for it.
        var block = ArrayPool<byte>.Shared.Rent(Room + BlockSize);
        var next = ArrayPool<byte>.Shared.Rent(Room + BlockSize);
        try
        {
            var read = Fill(stream, block);
            for (var kept = 0; ;)
            {
                cancellation.ThrowIfCancellationRequested();
                var (current, length) = (block, read);
                var isEnd = length < BlockSize;
                var hashing = digest is null ? Task.CompletedTask
                    : Task.Run(() => digest.Add(current.AsSpan(Room, length)), CancellationToken.None);
                try
                {
                    kept = scan.Lines(block.AsSpan(Room - kept, kept + length), isEnd);
                    read = isEnd ? 0 : Fill(stream, next);
                }
                finally
                {
                    ((IAsyncResult)hashing).AsyncWaitHandle.WaitOne();
                }
                hashing.GetAwaiter().GetResult();
                if (isEnd || (digest is null && (!scan.inOrder || scan.noRecords)))
                    return scan.inOrder;
                block.AsSpan(Room + BlockSize - kept, kept).CopyTo(next.AsSpan(Room - kept));
                (block, next) = (next, block);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
            ArrayPool<byte>.Shared.Return(next);
        }
    }

    static int Fill(Stream stream, byte[] block) => stream.ReadAtLeast(block.AsSpan(Room, BlockSize), BlockSize, throwOnEndOfStream: false);

    /// <summary>Looks at whole lines and tells how many bytes are left over.</summary>
    [MethodImpl(Compiled.AtOnce)]
    int Lines(ReadOnlySpan<byte> block, bool last)
    {
        if (!inOrder || noRecords)
            return 0;
        var plain = !block.ContainsAny(Special);
        var done = 0;
        while (done < block.Length && inOrder)
        {
            var length = block[done..].IndexOf((byte)'\n');
            if (length < 0 && !last)
                break;
            length = length < 0 ? block.Length - done : length;
            // Longer lines are cut by the reader, which then goes on in the middle of them.
            var line = block.Slice(done, length);
            inOrder = length < CsvRows.LongestRow && (plain && headerSeen ? PlainLine(line) : Line(line));
            done = Math.Min(block.Length, done + length + 1);
        }
        inOrder &= last || block.Length - done < CsvRows.LongestRow;
        return inOrder ? block.Length - done : 0;
    }

    [MethodImpl(Compiled.AtOnce)]
    bool Line(ReadOnlySpan<byte> line)
    {
        if (line is [.., (byte)'\r'])
            line = line[..^1];
        var special = line.IndexOfAny(Special);
        var quoted = special >= 0;
        if (quoted && line[special..].Contains((byte)'\r'))
            return false;
        if (!headerSeen)
        {
            headerSeen = true;
            var wide = line.StartsWith(Encoding.Unicode.Preamble) || line.StartsWith(Encoding.BigEndianUnicode.Preamble);
            return !line.IsEmpty && !quoted && !wide && !line.Contains((byte)0);
        }
        if (!quoted)
            return PlainLine(line);
        Span<Range> fields = stackalloc Range[Math.Max(usageId, start) + 1];
        return TrySplit(line, fields, out var sound) ? Follows(line[fields[start]], line[fields[usageId]]) : sound;
    }

    // A row with too few fields is rejected, wherever it stands.
    [MethodImpl(Compiled.AtOnce)]
    bool PlainLine(ReadOnlySpan<byte> line) =>
        !TryField(line, start, out var began) || !TryField(line, usageId, out var id) || Follows(began, id);

    // Commas are counted many at a time; only those around the field are looked for.
    [MethodImpl(Compiled.AtOnce)]
    static bool TryField(ReadOnlySpan<byte> line, int field, out ReadOnlySpan<byte> found)
    {
        var from = field == 0 ? 0 : Comma(line, field) + 1;
        if (from == 0 && field > 0)
        {
            found = default;
            return false;
        }
        found = line[from..];
        var length = found.IndexOf((byte)',');
        found = length < 0 ? found : found[..length];
        return true;
    }

    // Where the first, second, ... comma stands; below zero where there are fewer.
    [MethodImpl(Compiled.AtOnce)]
    static int Comma(ReadOnlySpan<byte> line, int which)
    {
        var comma = Vector256.Create((byte)',');
        var at = 0;
        for (; at + Vector256<byte>.Count <= line.Length; at += Vector256<byte>.Count)
        {
            var commas = Vector256.Equals(Vector256.Create(line[at..]), comma).ExtractMostSignificantBits();
            var count = BitOperations.PopCount(commas);
            if (count >= which)
            {
                for (; which > 1; which--)
                    commas &= commas - 1;
                return at + BitOperations.TrailingZeroCount(commas);
            }
            which -= count;
        }
        for (; at < line.Length; at++)
        {
            if (line[at] == (byte)',' && --which == 0)
                return at;
        }
        return -1;
    }

    // Quotes are followed only where they enclose a whole field of one line.
    [MethodImpl(Compiled.AtOnce)]
    static bool TrySplit(ReadOnlySpan<byte> line, Span<Range> fields, out bool sound)
    {
        sound = false;
        var found = 0;
        for (var from = 0; from <= line.Length;)
        {
            int end;
            if (from < line.Length && line[from] == (byte)'"')
            {
                var close = Closing(line, from + 1);
                if (close < 0 || (close + 1 < line.Length && line[close + 1] != (byte)','))
                    return false;
                if (found < fields.Length)
                    fields[found] = (from + 1)..close;
                end = close + 1;
            }
            else
            {
                var length = line[from..].IndexOf((byte)',');
                end = length < 0 ? line.Length : from + length;
                if (line[from..end].Contains((byte)'"'))
                    return false;
                if (found < fields.Length)
                    fields[found] = from..end;
            }
            found++;
            from = end + 1;
        }
        sound = true;
        return found >= fields.Length;
    }

    [MethodImpl(Compiled.AtOnce)]
    static int Closing(ReadOnlySpan<byte> line, int from)
    {
        while (from < line.Length)
        {
            var quote = line[from..].IndexOf((byte)'"');
            if (quote < 0)
                return -1;
            from += quote;
            if (from + 1 == line.Length || line[from + 1] != (byte)'"')
                return from;
            from += 2;
        }
        return -1;
    }

    // What is no moment or no id belongs to a row that is rejected. Moments of one shape are compared as they are written.
    [MethodImpl(Compiled.AtOnce)]
    bool Follows(ReadOnlySpan<byte> began, ReadOnlySpan<byte> id)
    {
        began = began[Ascii.Trim(began)];
        id = id[Ascii.Trim(id)];
        if (began.Length > LongestKept || id.Length > LongestKept)
            return false;
        if (lastStart > 0)
        {
            var order = Compare(began, last.AsSpan(0, lastStart));
            if (order is not >= 0)
                return !IsoMoment.TryRead(began, out _);
            if (order == 0)
            {
                if (!Utf8Parser.TryParse(id, out Guid read, out _))
                    return true;
                if (!Utf8Parser.TryParse(last.AsSpan(LongestKept, lastId), out Guid before, out _) || read.CompareTo(before) < 0)
                    return false;
            }
        }
        began.CopyTo(last);
        id.CopyTo(last.AsSpan(LongestKept));
        (lastStart, lastId) = (began.Length, id.Length);
        return true;
    }

    [MethodImpl(Compiled.AtOnce)]
    static int? Compare(ReadOnlySpan<byte> began, ReadOnlySpan<byte> before)
    {
        const int Separator = 10;
        var alike = began.Length == before.Length && began.Length > Separator && began[Separator] == before[Separator]
            && began[^1] == 'Z' && before[^1] == 'Z' && began[^2] != ' ' && before[^2] != ' ';
        return alike ? began.SequenceCompareTo(before)
            : IsoMoment.TryRead(began, out var moment) && IsoMoment.TryRead(before, out var earlier) ? moment.CompareTo(earlier)
            : null;
    }
}
