using CommsCredits.Engine;
using Polly;

namespace CommsCredits.Connectors;

/// <summary>One batch of changes: sent until each part has an answer that stands, and no part again that has one.</summary>
/// <param name="line">Carries the requests.</param>
/// <param name="changes">At most <see cref="Largest"/>.</param>
internal sealed class GraphBatch(GraphLine line, TenantChange[] changes)
{
    /// <summary>The most requests that Graph takes in one batch.</summary>
    public const int Largest = 20;

    private const int Unauthorized = 401;
    private const int Forbidden = 403;

    private readonly GraphReply?[] replies = new GraphReply?[changes.Length];
    private readonly bool[] mayBeDone = new bool[changes.Length];

    /// <summary>Runs the batch.</summary>
    /// <param name="cancellation">Ends the attempts; what is on its way is waited for.</param>
    /// <returns>One outcome per change, in order.</returns>
    /// <exception cref="CommsCreditException"><c>GraphSignInFailed</c>: the batch as a whole was refused, and nothing was done.</exception>
    public IReadOnlyList<TenantOutcome> Run(CancellationToken cancellation)
    {
        ResiliencePipeline<GraphReply?[]> attempts = line.Retrying<GraphReply?[]>(
            _ => Open().Count > 0, (_, attempt) => WaitForOpen(attempt));
        try
        {
            attempts.Execute(
                stopping =>
                {
                    stopping.ThrowIfCancellationRequested();
                    SendOpen();
                    return replies;
                },
                cancellation);
        }
        catch (OperationCanceledException)
        {
            // Stopped between two attempts: each change has the outcome it has by now.
        }

        return [.. changes.Select(OutcomeOf)];
    }

    // What has no answer yet, or one that another attempt may better.
    private List<int> Open() => [.. Enumerable.Range(0, changes.Length)
        .Where(index => replies[index] is not { } reply || line.MayRetry(reply))];

    // The longest wait of any part: one that is sent before its time is throttled again.
    private TimeSpan WaitForOpen(int attempt) => Open().Max(index => line.WaitFor(replies[index]!, attempt));

    private void SendOpen()
    {
        List<int> open = Open();
        GraphReply whole = Send(open);
        Dictionary<int, GraphReply>? parts = whole.IsSuccess ? GraphBatchWire.Read(whole.Body, line) : null;
        if (whole.Status is Unauthorized or Forbidden && !HasStarted)
        {
            throw GraphErrors.OfAssignment(whole, "users");
        }

        foreach (int index in open)
        {
            // A part that is not in the answer may be done or not, as if the connection had broken.
            GraphReply reply = !whole.IsSuccess ? whole
                : parts?.GetValueOrDefault(index) ?? GraphReply.Without(GraphContact.Broken);
            replies[index] = reply;
            mayBeDone[index] |= reply.IsUncertain;
        }
    }

    // Once anything may be done, a refusal of the whole is told for each part that is left.
    private GraphReply Send(List<int> open)
    {
        try
        {
            return line.Send(HttpMethod.Post, "/$batch", GraphBatchWire.Write(changes, open), CancellationToken.None);
        }
        catch (CommsCreditException noToken) when (HasStarted)
        {
            return new GraphReply(GraphContact.Answered, Unauthorized, [], new GraphProblem(noToken.Id, noToken.Message));
        }
    }

    private bool HasStarted => Array.Exists(replies, reply => reply is not null);

    private TenantOutcome OutcomeOf(TenantChange change, int index)
    {
        if (replies[index] is not { } reply)
        {
            return new TenantOutcome(change, GraphErrors.Stopped(change.UserPrincipalName));
        }

        // One step per user: a licence that was held, and is gone after an attempt without answer, went with that attempt.
        bool wasDone = mayBeDone[index] && change.Remove.Count > 0 && GraphErrors.IsNothingToTake(reply);
        if (reply.IsSuccess || wasDone)
        {
            return new TenantOutcome(change, null);
        }

        return new TenantOutcome(change, mayBeDone[index] && reply.IsWorthRetrying
            ? GraphErrors.Unknown(reply, change.UserPrincipalName)
            : GraphErrors.OfAssignment(reply, change.UserPrincipalName));
    }
}
