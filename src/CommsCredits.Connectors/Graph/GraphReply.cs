using System.Globalization;

namespace CommsCredits.Connectors;

/// <summary>How one attempt to ask Graph ended.</summary>
internal enum GraphContact
{
    /// <summary>No byte of the request reached Graph.</summary>
    NotSent,

    /// <summary>The connection broke after something may have been sent.</summary>
    Broken,

    /// <summary>Nothing came within the time-out.</summary>
    TimedOut,

    /// <summary>Graph answered.</summary>
    Answered,
}

/// <summary>What came of one attempt, of a request or of a part of a batch.</summary>
/// <param name="Contact">How it ended.</param>
/// <param name="Status">The HTTP status; 0 where there was none.</param>
/// <param name="Body">The body of a success; empty else.</param>
/// <param name="Problem">What Graph says is wrong, where it says so.</param>
/// <param name="RetryAfter">When to ask again, where Graph said so.</param>
internal sealed record GraphReply(
    GraphContact Contact, int Status, byte[] Body, GraphProblem? Problem = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Too many requests.</summary>
    public const int Throttled = 429;

    private const int RequestTimeout = 408;

    /// <summary>A reply that is none.</summary>
    /// <param name="contact">How the attempt ended.</param>
    public static GraphReply Without(GraphContact contact) => new(contact, 0, []);

    /// <summary>2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Whether Graph asked to wait.</summary>
    public bool IsThrottled => Status == Throttled;

    /// <summary>Whether Graph may have acted on the request although the reply does not say so.</summary>
    public bool IsUncertain => Contact is GraphContact.Broken or GraphContact.TimedOut || Status is RequestTimeout or >= 500;

    /// <summary>Whether asking again may help. What is asked here has the same effect twice as once.</summary>
    public bool IsWorthRetrying =>
        Contact != GraphContact.Answered || IsThrottled || Status == RequestTimeout || Status is >= 500 and not 501;

    /// <summary>How long Graph asks to wait; fractions of a second are allowed (usage-formats §4).</summary>
    /// <param name="header">The header as it came, or null.</param>
    /// <param name="now">The moment, for waits that are given as a date.</param>
    /// <returns>The wait, or null where none is named.</returns>
    public static TimeSpan? WaitOf(string? header, DateTimeOffset now)
    {
        const decimal LongestSeconds = 86_400;
        if (decimal.TryParse(header, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out decimal seconds))
        {
            return TimeSpan.FromTicks((long)(Math.Min(seconds, LongestSeconds) * TimeSpan.TicksPerSecond));
        }

        bool isDate = DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at);
        return !isDate ? null
            : at > now ? at - now
            : TimeSpan.Zero;
    }
}
