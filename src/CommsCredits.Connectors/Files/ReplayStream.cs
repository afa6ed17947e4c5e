using System.Buffers;
using System.Text;

namespace CommsCredits.Connectors;

/// <summary>Remembers the last stretch it gave out, so that a reader can go back and take a broken row another way.</summary>
/// <remarks>Zip entries cannot seek; reading one again from its start for every broken row could take forever.</remarks>
sealed class ReplayStream(Stream source) : ForwardStream
{
    /// <summary>How far back it is always possible to go, in bytes.</summary>
    public const int Reach = 256 * 1024;

    static readonly SearchValues<byte> LineBreaks = SearchValues.Create("\r\n"u8);

    byte[] window = ArrayPool<byte>.Shared.Rent(2 * Reach);
    long start;
    int end;
    int next;

    /// <summary>Opens text in any of the encodings that a byte order mark tells, as UTF-8.</summary>
    public static ReplayStream Utf8(Stream source)
    {
        var raw = new ReplayStream(source);
        Span<byte> mark = stackalloc byte[4];
        var length = raw.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        raw.Position = 0;
        var encoding = mark[..length] switch
        {
            [0xFF, 0xFE, 0, 0] => Encoding.UTF32,
            [0, 0, 0xFE, 0xFF] => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        return encoding is null ? raw : new ReplayStream(Encoding.CreateTranscodingStream(raw, encoding, Encoding.UTF8));
    }

    /// <summary>Bytes given out; may be set back by up to <see cref="Reach"/>.</summary>
    public override long Position
    {
        get => start + next;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, start);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, start + end);
            next = (int)(value - start);
        }
    }

    /// <summary>What is there and was not given out yet; valid until more is read.</summary>
    public ReadOnlySpan<byte> Ahead => window.AsSpan(next, end - next);

    /// <summary>The bytes that were given out last; valid until more is read.</summary>
    public ReadOnlySpan<byte> Behind(int length) => window.AsSpan(next - length, length);

    /// <summary>Reads more behind what is there.</summary>
    /// <returns>False at the end.</returns>
    public bool More() => Fill();

    /// <summary>Gives out some of what is there.</summary>
    public void Pass(int length) => next += length;

    public override int Read(Span<byte> buffer)
    {
        if (next == end && !Fill())
            return 0;
        var length = Math.Min(buffer.Length, end - next);
        window.AsSpan(next, length).CopyTo(buffer);
        next += length;
        return length;
    }

    /// <summary>Passes over the rest of the line, however long it is, up to its line break.</summary>
    /// <param name="head">Takes the beginning of the line.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>How many bytes of the head were filled.</returns>
    public int TakeLine(Span<byte> head, CancellationToken cancellation)
    {
        var kept = 0;
        while (next < end || Fill())
        {
            cancellation.ThrowIfCancellationRequested();
            var rest = window.AsSpan(next, end - next);
            var stop = rest.IndexOfAny(LineBreaks);
            var line = stop < 0 ? rest : rest[..stop];
            var copied = Math.Min(line.Length, head.Length - kept);
            line[..copied].CopyTo(head[kept..]);
            kept += copied;
            next += line.Length;
            if (stop >= 0)
                break;
        }
        return kept;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && window.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(window);
            window = [];
            source.Dispose();
        }
        base.Dispose(disposing);
    }

    bool Fill()
    {
        if (end == window.Length)
        {
            var gone = end - Reach;
            window.AsSpan(gone, Reach).CopyTo(window);
            start += gone;
            end -= gone;
            next -= gone;
        }
        var read = source.Read(window.AsSpan(end));
        end += read;
        return read > 0;
    }
}
