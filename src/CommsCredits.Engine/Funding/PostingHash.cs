using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CommsCredits.Engine;

/// <summary>Ties each posting of an account to the one before it, so that a changed, lost or foreign one shows (law L3).</summary>
/// <remarks>
/// SHA-256 over the hash before and every value of the posting. Numbers are 64 bits big-endian, ids 16 bytes in RFC 9562 order,
/// texts UTF-8 after their length in bytes; what may be missing has a byte before it that says whether it is there. No two postings
/// have the same form. The form is part of every store: it is never changed.
/// </remarks>
public static class PostingHash
{
    /// <summary>How many bytes a hash has.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    private const int IdLength = 16;

    /// <summary>What stands before the first posting of an account: 32 zero bytes.</summary>
    public static ReadOnlySpan<byte> Origin => new byte[Length];

    /// <summary>The hash of a posting.</summary>
    /// <param name="before">The hash of the posting before it, or <see cref="Origin"/>.</param>
    /// <param name="account">The account's key in its store.</param>
    /// <param name="posting">The posting.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] Next(ReadOnlySpan<byte> before, int account, PostingImage posting)
    {
        if (before.Length != Length)
        {
            throw new ArgumentException("A hash has 32 bytes.", nameof(before));
        }

        ArrayBufferWriter<byte> form = new();
        form.Write(before);
        Put(form, account);
        Put(form, posting.Number);
        Put(form, posting.PostingId);
        Put(form, posting.WrittenTicks);
        Put(form, posting.EffectiveTicks);
        Put(form, posting.Kind);
        Put(form, posting.Batch);
        PutOptional(form, posting.Corrects);
        Put(form, posting.Description);
        PutOptional(form, posting.RequestId);
        Put(form, posting.SumAfter);
        Put(form, posting.Entries.Count);
        foreach (EntryImage entry in posting.Entries)
        {
            Put(form, entry.Line);
            Put(form, entry.Book);
            Put(form, entry.LotNumber);
            Put(form, entry.Micros);
        }

        return SHA256.HashData(form.WrittenSpan);
    }

    private static void Put(ArrayBufferWriter<byte> form, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(form.GetSpan(sizeof(long)), value);
        form.Advance(sizeof(long));
    }

    private static void Put(ArrayBufferWriter<byte> form, long? value)
    {
        PutFlag(form, value.HasValue);
        if (value is { } given)
        {
            Put(form, given);
        }
    }

    private static void Put(ArrayBufferWriter<byte> form, Guid id)
    {
        id.TryWriteBytes(form.GetSpan(IdLength), bigEndian: true, out int written);
        form.Advance(written);
    }

    private static void PutOptional(ArrayBufferWriter<byte> form, Guid? id)
    {
        PutFlag(form, id.HasValue);
        if (id is { } given)
        {
            Put(form, given);
        }
    }

    private static void Put(ArrayBufferWriter<byte> form, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Put(form, bytes.Length);
        form.Write(bytes);
    }

    private static void PutFlag(ArrayBufferWriter<byte> form, bool isThere) => form.Write([isThere ? (byte)1 : (byte)0]);
}
