using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>The hash by which calls are found: two calls may have one hash, though hardly any do.</summary>
/// <remarks>Stores keep it, so it has to stay what it is.</remarks>
public static class UsageIdHash
{
    /// <summary>The bits of a hash.</summary>
    public const int Bits = 42;

    /// <summary>The hash of a usage id: every bit of account and id moves every bit of it, for ids need not be random.</summary>
    /// <param name="account">The <see cref="Account.Id"/> of the account.</param>
    /// <param name="id">The id.</param>
    /// <returns>Zero or above, below two to the power of <see cref="Bits"/>.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static long Of(int account, Guid id)
    {
        unchecked
        {
            Span<byte> bytes = stackalloc byte[16];
            id.TryWriteBytes(bytes);
            ulong low = Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes) + ((ulong)account * 0x9E3779B97F4A7C15));
            return (long)(Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]) ^ low) >> (64 - Bits));
        }
    }

    /// <summary>Moves every bit of a number by every bit of it.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Another for each.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
