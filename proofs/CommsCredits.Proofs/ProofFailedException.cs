namespace CommsCredits.Proofs;

/// <summary>What a proof found wrong.</summary>
/// <param name="kind">What is the same each time it goes wrong in this way.</param>
/// <param name="message">What, and where.</param>
internal sealed class ProofFailedException(string kind, string message) : Exception(message)
{
    /// <summary>What is the same each time it goes wrong in this way.</summary>
    public string Kind => kind;
}
