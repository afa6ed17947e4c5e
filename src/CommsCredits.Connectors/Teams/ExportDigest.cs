using System.Buffers;
using System.Security.Cryptography;

namespace CommsCredits.Connectors;

/// <summary>The SHA-256 by which an export is known again.</summary>
sealed class ExportDigest : IDisposable
{
    /// <summary>Part of the digest: it changes when the same bytes would be read as other records.</summary>
    const byte ReaderVersion = 1;

    const int BlockSize = 256 * 1024;

    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public ExportDigest() => hash.AppendData([ReaderVersion]);

    /// <summary>Takes in the next bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes) => hash.AppendData(bytes);

    /// <summary>Takes in all that a stream has left.</summary>
    public void AddAll(Stream stream, CancellationToken stopped)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            for (int read; (read = stream.Read(block)) > 0;)
            {
                stopped.ThrowIfCancellationRequested();
                hash.AppendData(block, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    /// <summary>The digest of all that was taken in.</summary>
    public byte[] Value() => hash.GetHashAndReset();

    public void Dispose() => hash.Dispose();
}
