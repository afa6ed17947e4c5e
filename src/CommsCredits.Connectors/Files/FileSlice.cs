using Microsoft.Win32.SafeHandles;

namespace CommsCredits.Connectors;

/// <summary>A stretch of an open file; several can be read in turns, since each keeps its own place.</summary>
sealed class FileSlice(SafeFileHandle file, long from, long to) : ForwardStream
{
    long next = from;

    public override int Read(Span<byte> buffer)
    {
        var read = RandomAccess.Read(file, buffer[..(int)Math.Min(buffer.Length, to - next)], next);
        next += read;
        return read;
    }
}
