namespace CommsCredits.Proofs;

/// <summary>What a proof found wrong.</summary>
/// <param name="message">What, and where.</param>
internal sealed class ProofFailedException(string message) : Exception(message);
