namespace CommsCredits.Engine;

/// <summary>Where payments are asked for.</summary>
public enum GatewayKind
{
    /// <summary>Nowhere: orders are recorded (design §4).</summary>
    Offline,

    /// <summary>At the organisation's own endpoint (docs/gateway.md).</summary>
    Http,
}

/// <summary>The endpoint an account's payments are asked for at; an account without one is offline.</summary>
/// <param name="Url">An absolute address; https, except on this machine.</param>
/// <param name="ProtectedSecret">The secret that requests are signed with, encrypted.</param>
/// <param name="TimeoutSeconds">How long one request may take, 1 to 300.</param>
public sealed record GatewaySettings(Uri Url, byte[] ProtectedSecret, int TimeoutSeconds)
{
    /// <summary>How long one request may take where nobody says so, in seconds.</summary>
    public const int DefaultTimeoutSeconds = 30;

    /// <summary>The longest that one request may take, in seconds.</summary>
    public const int LongestTimeoutSeconds = 300;

    /// <summary>Checks an address: absolute, without a user in it, and encrypted unless it stays on this machine.</summary>
    /// <param name="url">The address as it was given.</param>
    /// <returns>The address.</returns>
    /// <exception cref="CommsCreditException"><c>ParameterInvalid</c>.</exception>
    public static Uri CheckUrl(string url)
    {
        const string Advice = "Give an address such as https://payments.contoso.com/orders.";
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            throw AccountErrors.Parameter("The gateway's address is not an absolute http or https address.", null, Advice);
        }

        // What is wrong is not repeated: a user name or a query may be a secret.
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw AccountErrors.Parameter(
                $"The gateway's address at {address.Host} holds a user, a query or a fragment.", address.Host, Advice);
        }

        return address.Scheme == Uri.UriSchemeHttps || address.IsLoopback
            ? address
            : throw AccountErrors.Parameter(
                $"The gateway at {address.Host} would be asked without encryption.", address.Host, Advice);
    }

    /// <summary>Checks a time-out.</summary>
    /// <param name="seconds">As it was given, or null for the default.</param>
    /// <returns>Seconds.</returns>
    /// <exception cref="CommsCreditException"><c>ParameterInvalid</c>.</exception>
    public static int CheckTimeout(int? seconds) => seconds switch
    {
        null => DefaultTimeoutSeconds,
        >= 1 and <= LongestTimeoutSeconds => seconds.Value,
        _ => throw AccountErrors.Parameter(
            FormattableString.Invariant($"A time-out of {seconds} seconds is not between 1 and {LongestTimeoutSeconds}."),
            seconds,
            "Give how long one request may take, in seconds."),
    };

    /// <summary>Two settings are equal where they ask the same place in the same way.</summary>
    /// <param name="other">Other settings.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(GatewaySettings? other) => other is not null
        && Url == other.Url && TimeoutSeconds == other.TimeoutSeconds && ProtectedSecret.AsSpan().SequenceEqual(other.ProtectedSecret);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Url, TimeoutSeconds);
}
