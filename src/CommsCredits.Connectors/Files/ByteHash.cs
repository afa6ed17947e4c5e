using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CommsCredits.Connectors;

/// <summary>A quick hash of bytes, for tables in which a collision costs time and nothing else.</summary>
static class ByteHash
{
    /// <summary>The hash; every bit of it may be used.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static int Of(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            var hash = (ulong)bytes.Length * 0x9E3779B97F4A7C15;
            while (bytes.Length >= sizeof(ulong))
            {
                hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * 0xFF51AFD7ED558CCD;
                hash ^= hash >> 32;
                bytes = bytes[sizeof(ulong)..];
            }
            foreach (var value in bytes)
                hash = (hash ^ value) * 0x100000001B3;
            return (int)(hash ^ (hash >> 29));
        }
    }
}
