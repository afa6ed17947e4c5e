using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace CommsCredits.Connectors;

/// <summary>Reads one run of a <see cref="SpillFile"/>, with a buffer of its own.</summary>
sealed class SpillRun(SafeFileHandle file, long from, long to)
{
    byte[] buffer = new byte[32 * 1024];
    long unread = from;
    int start;
    int end;
    int length;

    /// <summary>Goes to the next record.</summary>
    public bool Next()
    {
        start += length;
        length = 0;
        if (start == end && unread == to)
            return false;
        Ensure(sizeof(int));
        length = BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(start));
        start += sizeof(int);
        Ensure(length);
        return true;
    }

    /// <summary>The bytes of the record, until the next one.</summary>
    public ReadOnlySpan<byte> Current => buffer.AsSpan(start, length);

    void Ensure(int count)
    {
        if (end - start >= count)
            return;
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (buffer.Length < count)
            Array.Resize(ref buffer, count);
        while (end < count)
        {
            var wanted = (int)Math.Min(buffer.Length - end, to - unread);
            var read = RandomAccess.Read(file, buffer.AsSpan(end, wanted), unread);
            if (read == 0)
                throw FileErrors.Changed("the temporary file");
            end += read;
            unread += read;
        }
    }
}
