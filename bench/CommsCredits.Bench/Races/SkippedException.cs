namespace CommsCredits.Bench;

/// <summary>A rival cannot run here; the message says why, and the races go on without it.</summary>
internal sealed class SkippedException(string message, Exception? inner = null) : Exception(message, inner);
