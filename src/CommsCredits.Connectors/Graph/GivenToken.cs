using System.Text.Json;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>A token that somebody else asked for; it is used as long as it lasts.</summary>
public sealed class GivenToken : IGraphTokens
{
    private readonly string token;

    /// <summary>Takes a token.</summary>
    /// <param name="token">The bearer token, without the word Bearer.</param>
    /// <exception cref="CommsCreditException"><c>GraphSignInFailed</c>: it is empty, or cannot be sent.</exception>
    public GivenToken(string token)
    {
        this.token = token.Trim();
        if (this.token.Length == 0 || this.token.Any(letter => letter is <= ' ' or > '~'))
        {
            throw GraphErrors.SignInFailed("The access token is empty, or holds characters that no token has.");
        }

        (Tenant, ExpiresAt) = Claims(this.token);
    }

    /// <summary>The tenant that the token says it is for, or null where it does not say.</summary>
    public string? Tenant { get; }

    /// <summary>When the token says it expires, or null where it does not say.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <inheritdoc/>
    public string Take(CancellationToken cancellation) => token;

    // Tokens are opaque to their bearer: what can be read is told, and nothing depends on it but an early refusal.
    private static (string? Tenant, DateTimeOffset? ExpiresAt) Claims(string token)
    {
        try
        {
            string[] parts = token.Split('.');
            if (parts.Length != 3)
            {
                return default;
            }

            string payload = parts[1].Replace('-', '+').Replace('_', '/');
            byte[] json = Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '='));
            using JsonDocument claims = JsonDocument.Parse(json);
            JsonElement root = claims.RootElement;
            bool hasTenant = root.TryGetProperty("tid", out JsonElement tenant) && tenant.ValueKind == JsonValueKind.String;
            bool hasExpiry = root.TryGetProperty("exp", out JsonElement expiry) && expiry.ValueKind == JsonValueKind.Number;
            DateTimeOffset? expiresAt = hasExpiry && expiry.TryGetInt64(out long seconds)
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
            return (hasTenant ? tenant.GetString() : null, expiresAt);
        }
        catch (Exception opaque) when (opaque is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            return default;
        }
    }
}
