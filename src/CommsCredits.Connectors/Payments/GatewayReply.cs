namespace CommsCredits.Connectors;

/// <summary>How one attempt to ask a gateway ended.</summary>
internal enum GatewayContact
{
    /// <summary>No byte of the request reached the gateway.</summary>
    NotSent,

    /// <summary>The connection broke after something may have been sent.</summary>
    Broken,

    /// <summary>Nothing came within the time-out.</summary>
    TimedOut,

    /// <summary>The answer was longer than an answer may be.</summary>
    TooLong,

    /// <summary>The gateway answered.</summary>
    Answered,
}

/// <summary>What came of one attempt.</summary>
/// <param name="Contact">How it ended.</param>
/// <param name="Status">The HTTP status; 0 where there was none.</param>
/// <param name="Answer">The body, where it was understood.</param>
/// <param name="RetryAfter">When to ask again, where the gateway said so.</param>
internal sealed record GatewayReply(
    GatewayContact Contact, int Status = 0, GatewayAnswer? Answer = null, TimeSpan? RetryAfter = null)
{
    private const int RequestTimeout = 408;
    private const int Conflict = 409;
    private const int TooEarly = 425;
    private const int TooManyRequests = 429;

    /// <summary>2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>3xx: redirects are never followed, because a request would go where nobody meant it to.</summary>
    public bool IsRedirect => Status is >= 300 and < 400;

    /// <summary>4xx that says: this request was refused, and nothing was or will be paid because of it.</summary>
    public bool IsRefusal => Status is >= 400 and < 500 and not (RequestTimeout or Conflict or TooEarly or TooManyRequests);

    /// <summary>A body that counts: those of failures of the server may come from a machine in front of it.</summary>
    public GatewayAnswer? Statement => Status is >= 200 and < 500 && !IsRedirect ? Answer : null;

    /// <summary>Whether the gateway may have acted on the request although the reply does not say so.</summary>
    public bool MayHaveArrived => Contact != GatewayContact.NotSent && Status != TooManyRequests && !IsRefusal;

    /// <summary>Whether asking again, under the same key, is safe and may help.</summary>
    public bool IsWorthRetrying => Statement is null && (Contact is GatewayContact.NotSent or GatewayContact.Broken
        || Status == RequestTimeout
        || (Status == TooManyRequests && RetryAfter is not null)
        || Status >= 500);
}
