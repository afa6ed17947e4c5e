using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace CommsCredits.Engine;

/// <summary>Stores the calls of batches, and ends them, on a thread of its own while the next are read and priced.</summary>
/// <remarks>
/// The transaction is one connection, which bears one thread at a time: whoever uses it holds the gate. A batch that runs inside
/// another transaction is written on the spot, because what it wrote is looked up there.
/// </remarks>
internal sealed class BatchWriter : IDisposable
{
    private const int ChunksAhead = 128;

    private readonly ICallBatch batch;
    private readonly object gate;
    private readonly BlockingCollection<Work>? queue;
    private readonly ManualResetEventSlim settled = new(initialState: true);
    private readonly Task? writer;
    private volatile Exception? failure;

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
            queue = new(ChunksAhead);
            writer = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Stores calls, at once or soon.</summary>
    /// <param name="calls">The calls; they are no longer needed afterwards.</param>
    public void Add(ReadOnlySpan<PricedCall> calls)
    {
        IPreparedCalls prepared = batch.Prepare(calls);
        if (queue is null)
        {
            batch.Write(prepared);
            return;
        }

        Rethrow();
        queue.Add(new Work(prepared, null));
    }

    /// <summary>Ends the batch soon, on the thread that writes; what is added next belongs to the next one.</summary>
    /// <param name="finish">Makes the batch durable, once its calls are stored.</param>
    public void End(Action finish)
    {
        Settle();
        settled.Reset();
        queue!.Add(new Work(null, finish));
    }

    /// <summary>Waits until the batches that were ended are durable.</summary>
    public void Settle()
    {
        settled.Wait();
        Rethrow();
    }

    /// <summary>Enters the calls that are stored where they are looked for; called on the thread that writes, or when it is done.</summary>
    public void Complete() => batch.Complete();

    /// <summary>Begins the next batch; called behind the commit of the one before, on the thread that writes.</summary>
    /// <param name="at">Now.</param>
    public void Next(DateTimeOffset at) => batch.Next(at);

    /// <summary>Waits until every call is stored, and takes no more.</summary>
    public void Drain()
    {
        if (queue is not null)
        {
            queue.CompleteAdding();
            writer!.Wait();
            Rethrow();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // What was ended before is made durable all the same; the rest is rolled back with its transaction.
        queue?.CompleteAdding();
        writer?.Wait();
        queue?.Dispose();
        settled.Dispose();
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
        foreach (Work work in queue!.GetConsumingEnumerable())
        {
            if (failure is null)
            {
                Run(work);
            }

            if (work.Finish is not null)
            {
                settled.Set();
            }
        }
    }

    private void Run(Work work)
    {
        try
        {
            lock (gate)
            {
                if (work.Calls is { } calls)
                {
                    batch.Write(calls);
                }

                work.Finish?.Invoke();
            }
        }
        catch (Exception failed)
        {
            // Told on the thread that prices; what still comes is passed over.
            failure = failed;
        }
    }

    /// <summary>Calls to be stored, or what ends the batch of those before.</summary>
    private readonly record struct Work(IPreparedCalls? Calls, Action? Finish);
}
