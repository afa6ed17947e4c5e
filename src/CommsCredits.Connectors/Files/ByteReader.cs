using System.Buffers.Binary;
using System.Text;

namespace CommsCredits.Connectors;

/// <summary>Takes values from bytes in the order in which <see cref="ByteWriter"/> put them there.</summary>
/// <param name="bytes">The bytes.</param>
ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    ReadOnlySpan<byte> rest = bytes;

    public byte Byte() => Next(1)[0];

    public short Int16() => BinaryPrimitives.ReadInt16LittleEndian(Next(sizeof(short)));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Next(sizeof(int)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Next(sizeof(long)));

    public Guid Guid() => new(Next(16));

    /// <summary>A text, or null.</summary>
    public string? Text() => Present(out var text) ? Encoding.UTF8.GetString(text) : null;

    /// <summary>Bytes whose length stands before them.</summary>
    public ReadOnlySpan<byte> Part() => Next(Int32());

    bool Present(out ReadOnlySpan<byte> text)
    {
        int length = Byte();
        text = length == 0 ? default : Next(length == byte.MaxValue ? Int32() : length - 1);
        return length > 0;
    }

    ReadOnlySpan<byte> Next(int count)
    {
        var next = rest[..count];
        rest = rest[count..];
        return next;
    }
}
