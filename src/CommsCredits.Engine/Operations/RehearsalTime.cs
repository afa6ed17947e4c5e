namespace CommsCredits.Engine;

/// <summary>A clock that stands at a given moment, so that a year can be walked through in a script (design §6).</summary>
/// <param name="now">The moment.</param>
public sealed class RehearsalTime(DateTimeOffset now) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
