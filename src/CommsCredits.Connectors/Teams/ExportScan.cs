using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Looks an export through once: its digest, and whether its rows stand in order already.</summary>
/// <remarks>
/// Sorting a large file means writing all of it once more to disk, so it pays to know when nothing needs sorting. This reads
/// no CSV in general: a line that takes more than looking for commas, and any doubt, is an answer of "not in order".
/// Rows that will be rejected may be looked at, too; what remains of a sequence in order is in order.
/// </remarks>
sealed class ExportScan
{
    /// <summary>Part of the digest: it changes when the same bytes would be read as other records.</summary>
    const byte ReaderVersion = 1;

    const int LongestKept = 64;

    const int BlockSize = 2 * 1024 * 1024;

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

    /// <summary>Reads an export to its end.</summary>
    /// <param name="stream">The CSV from its start.</param>
    /// <param name="header">Its columns.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static UsageScan Run(Stream stream, UsageHeader header, CancellationToken cancellation)
    {
        var scan = new ExportScan(header);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([ReaderVersion]);
        var block = ArrayPool<byte>.Shared.Rent(BlockSize);
        var other = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            // What follows the last line break of a block stands before the next one.
            var kept = 0;
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                var read = stream.ReadAtLeast(block.AsSpan(kept, BlockSize - kept), BlockSize - kept, throwOnEndOfStream: false);
                var length = kept + read;
                var fresh = kept;
                var hashing = Task.Run(() => hash.AppendData(block, fresh, read), CancellationToken.None);
                var rest = length - scan.Lines(block.AsSpan(0, length), last: length < BlockSize);
                block.AsSpan(length - rest, rest).CopyTo(other);
                hashing.GetAwaiter().GetResult();
                if (length < BlockSize)
                    return new UsageScan(hash.GetHashAndReset(), scan.inOrder);
                (block, other, kept) = (other, block, rest);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
            ArrayPool<byte>.Shared.Return(other);
        }
    }

    /// <summary>Looks at whole lines and tells how many bytes they are.</summary>
    int Lines(ReadOnlySpan<byte> block, bool last)
    {
        if (!inOrder || noRecords)
            return block.Length;
        var done = 0;
        while (done < block.Length && inOrder)
        {
            var length = block[done..].IndexOf((byte)'\n');
            if (length < 0 && !last)
                break;
            length = length < 0 ? block.Length - done : length;
            // Longer lines are cut by the reader, which then goes on in the middle of them.
            inOrder = length < CsvRows.LongestRow && Line(block.Slice(done, length));
            done = Math.Min(block.Length, done + length + 1);
        }
        inOrder &= last || block.Length - done < CsvRows.LongestRow;
        return inOrder ? done : block.Length;
    }

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
        Span<Range> fields = stackalloc Range[Math.Max(usageId, start) + 1];
        if (!quoted)
            return !Split(line, fields) || Follows(line, fields);
        return TrySplit(line, fields, out var sound) ? Follows(line, fields) : sound;
    }

    // A row with too few fields is rejected, wherever it stands.
    static bool Split(ReadOnlySpan<byte> line, Span<Range> fields)
    {
        var from = 0;
        for (var field = 0; field < fields.Length; field++)
        {
            var length = line[from..].IndexOf((byte)',');
            if (length < 0)
            {
                fields[field] = from..line.Length;
                return field == fields.Length - 1;
            }
            fields[field] = from..(from + length);
            from += length + 1;
        }
        return true;
    }

    // Quotes are followed only where they enclose a whole field of one line.
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
    bool Follows(ReadOnlySpan<byte> line, ReadOnlySpan<Range> fields)
    {
        var began = line[fields[start]];
        began = began[Ascii.Trim(began)];
        var id = line[fields[usageId]];
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

    static int? Compare(ReadOnlySpan<byte> began, ReadOnlySpan<byte> before)
    {
        const int Separator = 10;
        var alike = began.Length == before.Length && began.Length > Separator && began[Separator] == before[Separator]
            && began[^1] == 'Z' && before[^1] == 'Z';
        return alike ? began.SequenceCompareTo(before)
            : IsoMoment.TryRead(began, out var moment) && IsoMoment.TryRead(before, out var earlier) ? moment.CompareTo(earlier)
            : null;
    }
}
