using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Changes the licences of many users, in batches of which a few are under way at a time.</summary>
/// <param name="line">Carries the requests.</param>
internal sealed class GraphAssignments(GraphLine line)
{
    private volatile CommsCreditException? refused;

    /// <summary>Runs the changes.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="cancellation">Starts no further batch; those under way are brought to their end.</param>
    /// <returns>One outcome per change, in order.</returns>
    public IEnumerable<TenantOutcome> Run(IReadOnlyList<TenantChange> changes, CancellationToken cancellation)
    {
        Queue<Task<IReadOnlyList<TenantOutcome>>> running = new();
        foreach (TenantChange[] chunk in changes.Chunk(GraphBatch.Largest))
        {
            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            if (running.Count == line.Settings.Concurrency)
            {
                foreach (TenantOutcome outcome in running.Dequeue().GetAwaiter().GetResult())
                {
                    yield return outcome;
                }
            }

            running.Enqueue(Task.Run(() => RunBatch(chunk, cancellation), CancellationToken.None));
        }

        while (running.TryDequeue(out Task<IReadOnlyList<TenantOutcome>>? batch))
        {
            foreach (TenantOutcome outcome in batch.GetAwaiter().GetResult())
            {
                yield return outcome;
            }
        }

        cancellation.ThrowIfCancellationRequested();
    }

    // A token that Graph does not take is not tried on every batch.
    private IReadOnlyList<TenantOutcome> RunBatch(TenantChange[] chunk, CancellationToken cancellation)
    {
        if (refused is { } known)
        {
            return [.. chunk.Select(change => new TenantOutcome(change, known))];
        }

        try
        {
            return new GraphBatch(line, chunk).Run(cancellation);
        }
        catch (CommsCreditException signIn)
        {
            refused = signIn;
            return [.. chunk.Select(change => new TenantOutcome(change, signIn))];
        }
    }
}
