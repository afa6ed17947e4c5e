namespace CommsCredits.Engine;

/// <summary>Gives a request one effect, however often it arrives (law L4).</summary>
/// <remarks>An id belongs to one request of one operation; in bulk operations to one request for each part.</remarks>
internal static class RequestGuard
{
    /// <summary>Looks a request up.</summary>
    /// <param name="trail">The account's trail.</param>
    /// <param name="requestId">The caller's id, or null.</param>
    /// <param name="operation">What is asked for.</param>
    /// <param name="fingerprint">The request's content.</param>
    /// <returns>The key of the first result, or null where the request is new.</returns>
    /// <exception cref="CommsCreditException"><c>RequestIdReused</c>: another operation or another content had the id.</exception>
    public static string? FirstResult(ITrailTable trail, Guid? requestId, string operation, string fingerprint) =>
        FirstResultOfPart(trail, requestId, string.Empty, Whole(operation, fingerprint));

    /// <summary>Remembers a request with its result.</summary>
    /// <param name="trail">The account's trail.</param>
    /// <param name="requestId">The caller's id, or null.</param>
    /// <param name="operation">What was asked for.</param>
    /// <param name="fingerprint">The request's content.</param>
    /// <param name="resultKey">The key of the result.</param>
    public static void Remember(ITrailTable trail, Guid? requestId, string operation, string fingerprint, string resultKey) =>
        RememberPart(trail, requestId, string.Empty, Whole(operation, fingerprint), resultKey);

    /// <summary>Looks up a part of a bulk request.</summary>
    /// <param name="trail">The account's trail.</param>
    /// <param name="requestId">The caller's id, or null.</param>
    /// <param name="part">Such as a user and a licence.</param>
    /// <param name="fingerprint">The part's content, the operation included.</param>
    /// <returns>The key of the first result, or null where the part is new.</returns>
    /// <exception cref="CommsCreditException"><c>RequestIdReused</c>: the part had another content.</exception>
    public static string? FirstResultOfPart(ITrailTable trail, Guid? requestId, string part, string fingerprint)
    {
        if (requestId is not { } id || trail.FindRequest(id, part) is not { } first)
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

    /// <summary>Remembers a part of a bulk request with its result.</summary>
    /// <param name="trail">The account's trail.</param>
    /// <param name="requestId">The caller's id, or null.</param>
    /// <param name="part">Such as a user and a licence.</param>
    /// <param name="fingerprint">The part's content, the operation included.</param>
    /// <param name="resultKey">The key of the result.</param>
    public static void RememberPart(ITrailTable trail, Guid? requestId, string part, string fingerprint, string resultKey)
    {
        if (requestId is { } id)
        {
            trail.SaveRequest(id, part, fingerprint, resultKey);
        }
    }

    private static string Whole(string operation, string fingerprint) => $"{operation}|{fingerprint}";
}
