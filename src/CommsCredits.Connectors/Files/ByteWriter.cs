using System.Buffers.Binary;
using System.Text;

namespace CommsCredits.Connectors;

/// <summary>Puts values one after the other into bytes, for <see cref="ByteReader"/>.</summary>
sealed class ByteWriter
{
    byte[] bytes = new byte[256 * 1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Write(byte value) => Next(1)[0] = value;

    public void Write(short value) => BinaryPrimitives.WriteInt16LittleEndian(Next(sizeof(short)), value);

    public void Write(int value) => BinaryPrimitives.WriteInt32LittleEndian(Next(sizeof(int)), value);

    public void Write(long value) => BinaryPrimitives.WriteInt64LittleEndian(Next(sizeof(long)), value);

    public void Write(Guid value) => value.TryWriteBytes(Next(16));

    /// <summary>Writes a text: its length in UTF-8 and one more, so that 0 stands for null, in one byte where that does.</summary>
    public void Write(string? text)
    {
        if (text is null)
        {
            Write((byte)0);
            return;
        }
        var length = Encoding.UTF8.GetByteCount(text);
        if (length < byte.MaxValue - 1)
        {
            Write((byte)(length + 1));
        }
        else
        {
            Write(byte.MaxValue);
            Write(length);
        }
        Encoding.UTF8.GetBytes(text, Next(length));
    }

    /// <summary>Keeps room for the length of what follows.</summary>
    /// <returns>Where it stands, for <see cref="End"/>.</returns>
    public int Begin()
    {
        Write(0);
        return Length;
    }

    /// <summary>Writes the length of what was written since.</summary>
    public void End(int from) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(from - sizeof(int)), Length - from);

    Span<byte> Next(int count)
    {
        if (bytes.Length - Length < count)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        Length += count;
        return bytes.AsSpan(Length - count, count);
    }
}
