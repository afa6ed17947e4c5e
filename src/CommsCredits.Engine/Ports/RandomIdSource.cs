using System.Security.Cryptography;

namespace CommsCredits.Engine;

/// <summary>Random identifiers (RFC 9562 version 4) from the operating system.</summary>
public sealed class RandomIdSource : IIdSource
{
    /// <inheritdoc/>
    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
