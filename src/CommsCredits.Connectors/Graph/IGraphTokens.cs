using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Gives the token that a request carries.</summary>
public interface IGraphTokens
{
    /// <summary>A token that is good now.</summary>
    /// <param name="cancellation">Ends the asking.</param>
    /// <returns>The bearer token.</returns>
    /// <exception cref="CommsCreditException"><c>GraphSignInFailed</c>; neither a token nor a secret is part of the message.</exception>
    string Take(CancellationToken cancellation);
}
