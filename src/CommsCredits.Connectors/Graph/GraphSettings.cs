namespace CommsCredits.Connectors;

/// <summary>How Microsoft Graph is asked.</summary>
/// <param name="BaseAddress">Where, with the version and without a slash at the end (<see cref="GraphAddresses.BaseOf"/>).</param>
/// <param name="Tokens">What requests are signed in with.</param>
/// <param name="Clock">The time, for waits.</param>
public sealed record GraphSettings(Uri BaseAddress, IGraphTokens Tokens, TimeProvider Clock)
{
    /// <summary>Attempts after the first, for a request and for each part of a batch.</summary>
    public int Retries { get; init; } = 6;

    /// <summary>The wait before the second attempt where Graph names none; it doubles with each. One second.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait where Graph names none. 30 seconds.</summary>
    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest Retry-After that is waited out; a longer one ends the attempts. Five minutes.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long one request may take. 100 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How many batches are under way at a time.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>The settings without the tokens.</summary>
    /// <returns>The address.</returns>
    public override string ToString() => BaseAddress.ToString();
}
