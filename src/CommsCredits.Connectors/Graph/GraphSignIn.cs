using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Checks a sign-in before anything is asked with it.</summary>
public static class GraphSignIn
{
    /// <summary>Asks for a token at once, so that a wrong secret is told at once.</summary>
    /// <param name="tokens">What requests will be signed in with.</param>
    /// <param name="clock">The time, for tokens that say when they expire.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <exception cref="CommsCreditException"><c>GraphSignInFailed</c>.</exception>
    public static void Check(IGraphTokens tokens, TimeProvider clock, CancellationToken cancellation)
    {
        _ = tokens.Take(cancellation);
        if (tokens is GivenToken { ExpiresAt: { } expiry } && expiry <= clock.GetUtcNow())
        {
            throw GraphErrors.SignInFailed(FormattableString.Invariant($"The access token expired at {expiry:yyyy-MM-dd HH:mm} UTC."));
        }
    }

    /// <summary>Nobody is signed in.</summary>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException Missing() => new(
        ErrorIds.GraphSignInFailed,
        "Nobody is signed in to Microsoft Graph.",
        null,
        "Sign in first: Connect-CommsCreditGraph -TenantId <tenant> -ClientId <application> -CertificatePath <file>");
}
