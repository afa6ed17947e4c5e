using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace CommsCredits.Engine;

/// <summary>Stores the calls of one batch on a thread of its own while the next are read and priced.</summary>
/// <remarks>
/// The transaction is one connection, which bears one thread at a time: whoever uses it holds the gate. A batch that runs inside
/// another transaction is written on the spot, because what it wrote is looked up there.
/// </remarks>
internal sealed class BatchWriter : IDisposable
{
    private const int ChunksAhead = 32;

    private readonly ICallBatch batch;
    private readonly object gate;
    private readonly BlockingCollection<IPreparedCalls>? chunks;
    private readonly Task? writer;
    private volatile Exception? failure;
    private volatile bool stopped;

    /// <summary>Gets ready.</summary>
    /// <param name="batch">Takes the calls.</param>
    /// <param name="gate">Held by whoever uses the transaction.</param>
    /// <param name="apart">Whether a thread of its own writes.</param>
    public BatchWriter(ICallBatch batch, object gate, bool apart)
    {
        this.batch = batch;
        this.gate = gate;
        if (apart)
        {
            chunks = new(ChunksAhead);
            writer = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>The number of the batch.</summary>
    public long Number => batch.Number;

    /// <summary>Stores calls, at once or soon.</summary>
    /// <param name="calls">The calls; they are no longer needed afterwards.</param>
    public void Add(IReadOnlyList<PricedCall> calls)
    {
        IPreparedCalls prepared = batch.Prepare(calls);
        if (chunks is null)
        {
            batch.Write(prepared);
            return;
        }

        Rethrow();
        chunks.Add(prepared);
    }

    /// <summary>Waits until every call is stored, and completes the batch.</summary>
    public void Complete()
    {
        if (chunks is not null)
        {
            chunks.CompleteAdding();
            writer!.Wait();
            Rethrow();
        }

        batch.Complete();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stopped = true;
        chunks?.CompleteAdding();
        writer?.Wait();
        chunks?.Dispose();
    }

    private void Rethrow()
    {
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private void Write()
    {
        foreach (IPreparedCalls prepared in chunks!.GetConsumingEnumerable())
        {
            if (failure is not null || stopped)
            {
                continue;
            }

            try
            {
                lock (gate)
                {
                    batch.Write(prepared);
                }
            }
            catch (Exception failed)
            {
                // Told on the thread that prices; what still comes is passed over.
                failure = failed;
            }
        }
    }
}
