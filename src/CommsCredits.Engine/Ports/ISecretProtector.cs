namespace CommsCredits.Engine;

/// <summary>Keeps secrets unreadable at rest (design §8): what is stored can be read back only by the same user on this machine.</summary>
public interface ISecretProtector
{
    /// <summary>Encrypts a secret.</summary>
    /// <param name="secret">The secret; never logged.</param>
    /// <returns>Bytes that may be stored.</returns>
    byte[] Protect(string secret);

    /// <summary>Decrypts what <see cref="Protect"/> gave.</summary>
    /// <param name="stored">The stored bytes.</param>
    /// <returns>The secret.</returns>
    string Unprotect(byte[] stored);
}
