using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CommsCredits.Engine;

/// <summary>Identifiers that replay: the n-th id of a seed is always the same.</summary>
/// <param name="seed">Any text.</param>
public sealed class SeededIdSource(string seed) : IIdSource
{
    private long count;

    /// <inheritdoc/>
    public Guid Next()
    {
        byte[] text = Encoding.UTF8.GetBytes(seed);
        byte[] input = new byte[text.Length + sizeof(long)];
        text.CopyTo(input, 0);
        BinaryPrimitives.WriteInt64BigEndian(input.AsSpan(text.Length), Interlocked.Increment(ref count));
        byte[] hash = SHA256.HashData(input);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
