namespace CommsCredits.Engine;

/// <summary>Gives a request one effect, however often it arrives (law L4).</summary>
internal static class RequestGuard
{
    /// <summary>Looks a request up.</summary>
    /// <param name="trail">The account's trail.</param>
    /// <param name="requestId">The caller's id, or null.</param>
    /// <param name="scope">A part of the request; else empty.</param>
    /// <param name="fingerprint">The request's content.</param>
    /// <returns>The key of the first result, or null where the request is new.</returns>
    public static string? FirstResult(ITrailTable trail, Guid? requestId, string scope, string fingerprint)
    {
        if (requestId is not { } id || trail.FindRequest(id, scope) is not { } first)
        {
            return null;
        }

        return first.Fingerprint == fingerprint
            ? first.ResultKey
            : throw new CommsCreditException(
                ErrorIds.RequestIdReused,
                $"The request id {id} was used before with other content; nothing was done.",
                id,
                "Use a new request id for a new request.");
    }

    /// <summary>Remembers a request with its result.</summary>
    /// <param name="trail">The account's trail.</param>
    /// <param name="requestId">The caller's id, or null.</param>
    /// <param name="scope">A part of the request; else empty.</param>
    /// <param name="fingerprint">The request's content.</param>
    /// <param name="resultKey">The key of the result.</param>
    public static void Remember(ITrailTable trail, Guid? requestId, string scope, string fingerprint, string resultKey)
    {
        if (requestId is { } id)
        {
            trail.SaveRequest(id, scope, fingerprint, resultKey);
        }
    }
}
