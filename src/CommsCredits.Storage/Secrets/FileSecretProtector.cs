using System.Security.Cryptography;
using System.Text;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Encrypts secrets with AES-256-GCM under a key in a file that only its owner can read, apart from any store.</summary>
/// <remarks>A copy of a store, a backup for example, thereby holds no readable secret (docs/adr/0003).</remarks>
/// <param name="keyPath">The key file; it is made at the first secret.</param>
public sealed class FileSecretProtector(string keyPath) : ISecretProtector
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public byte[] Protect(string secret)
    {
        byte[] plain = Encoding.UTF8.GetBytes(secret);
        byte[] stored = new byte[NonceBytes + TagBytes + plain.Length];
        Span<byte> nonce = stored.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using AesGcm cipher = new(Key(), TagBytes);
        cipher.Encrypt(nonce, plain, stored.AsSpan(NonceBytes + TagBytes), stored.AsSpan(NonceBytes, TagBytes));
        CryptographicOperations.ZeroMemory(plain);
        return stored;
    }

    /// <inheritdoc/>
    public string Unprotect(byte[] stored)
    {
        byte[] plain = new byte[stored.Length - NonceBytes - TagBytes];
        using AesGcm cipher = new(Key(), TagBytes);
        cipher.Decrypt(
            stored.AsSpan(0, NonceBytes), stored.AsSpan(NonceBytes + TagBytes), stored.AsSpan(NonceBytes, TagBytes), plain);
        return Encoding.UTF8.GetString(plain);
    }

    // Of two processes that store their first secret at once, one makes the key and the other takes it.
    private void Make()
    {
        using IDisposable held = new WriteLease(keyPath + ".lease", Patience).TryAcquire() ?? throw StoreErrors.Busy(keyPath, Patience);
        if (new FileInfo(keyPath).Length == 0)
        {
            File.WriteAllBytes(keyPath, RandomNumberGenerator.GetBytes(KeyBytes));
        }
    }

    private byte[] Key()
    {
        if (StoreFile.CreateIfAbsent(keyPath))
        {
            Make();
        }

        byte[] key = File.ReadAllBytes(keyPath);
        return key.Length == KeyBytes
            ? key
            : throw new CommsCreditException(
                ErrorIds.StoreCorrupt, $"{keyPath} is not a key file.", keyPath, "Restore it from a backup, or give the secrets anew.");
    }
}
