using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CommsCredits.Connectors;

/// <summary>How a request proves to the gateway who sent it and when (docs/gateway.md, "Signature").</summary>
public static class GatewaySignature
{
    /// <summary>The header with the moment of the request, in seconds since 1970-01-01 UTC.</summary>
    public const string TimestampHeader = "X-CommsCredits-Timestamp";

    /// <summary>The header with the signature.</summary>
    public const string SignatureHeader = "X-CommsCredits-Signature";

    /// <summary>The header with the order id, by which a request has one effect however often it arrives.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>A moment as it stands in the header.</summary>
    /// <param name="moment">The moment of the request.</param>
    /// <returns>Whole seconds since 1970-01-01 UTC, as decimal digits.</returns>
    public static string Timestamp(DateTimeOffset moment) => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Signs a request: HMAC-SHA256 over the timestamp, a full stop and the body.</summary>
    /// <param name="secret">The secret that both sides know; its UTF-8 bytes are the key.</param>
    /// <param name="timestamp">As it stands in the header.</param>
    /// <param name="body">The bytes of the body as they are sent.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] key = Encoding.UTF8.GetBytes(secret);
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        CryptographicOperations.ZeroMemory(key);
        hash.AppendData(Encoding.ASCII.GetBytes(timestamp));
        hash.AppendData("."u8);
        hash.AppendData(body);
        return Convert.ToHexString(hash.GetHashAndReset()).ToLowerInvariant();
    }
}
