using System.Text.Json;

namespace CommsCredits.Engine;

/// <summary>A request as it is told apart from others, so that it has one effect however often it arrives (law L4).</summary>
/// <param name="Id">The caller's id; without one every call is a request of its own.</param>
/// <param name="Operation">Which command.</param>
/// <param name="Scope">A part of the request, such as a user and a licence; else empty.</param>
/// <param name="Content">What is asked, as text that no culture changes.</param>
internal readonly record struct RequestGuard(Guid? Id, string Operation, string Scope, string Content)
{
    /// <summary>Describes a request.</summary>
    /// <param name="id">The caller's id, or null.</param>
    /// <param name="operation">Which command.</param>
    /// <param name="content">What is asked: anything that serializes.</param>
    /// <param name="scope">A part of the request; else empty.</param>
    public static RequestGuard Of(Guid? id, string operation, object content, string scope = "") =>
        new(id, operation, scope, content as string ?? JsonSerializer.Serialize(content));

    /// <summary>Looks the request up.</summary>
    /// <param name="trail">The account's trail.</param>
    /// <returns>The key of the first result, or null where the request is new.</returns>
    /// <exception cref="CommsCreditException"><c>RequestIdReused</c>: another command, or other content.</exception>
    public string? FirstResult(ITrailTable trail)
    {
        if (Id is not { } id || trail.OperationOf(id) is not { } operation)
        {
            return null;
        }

        (string Content, string ResultKey)? first = operation == Operation ? trail.FindRequest(id, Scope) : throw Reused(id);
        return first is null ? null
            : first.Value.Content == Content ? first.Value.ResultKey
            : throw Reused(id);
    }

    /// <summary>Remembers the request with its result.</summary>
    /// <param name="trail">The account's trail.</param>
    /// <param name="resultKey">The key of the result.</param>
    public void Remember(ITrailTable trail, string resultKey)
    {
        if (Id is { } id)
        {
            trail.SaveRequest(id, Operation, Scope, Content, resultKey);
        }
    }

    private static CommsCreditException Reused(Guid id) => new(
        ErrorIds.RequestIdReused,
        $"The request id {id} was used before with other content; nothing was done.",
        id,
        "Use a new request id for a new request.");
}
