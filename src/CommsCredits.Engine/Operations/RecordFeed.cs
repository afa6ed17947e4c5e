using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace CommsCredits.Engine;

/// <summary>Reads records ahead on a thread of its own, so that parsing and pricing each have a core.</summary>
internal sealed class RecordFeed : IDisposable
{
    private const int ChunkSize = 1_024;
    private const int ChunksAhead = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly BlockingCollection<CallRecord[]> chunks = new(ChunksAhead);
    private readonly CancellationTokenSource stop;
    private readonly Action waiting;
    private readonly Task reader;
    private volatile Exception? failure;
    private CallRecord[] chunk = [];
    private int next;

    /// <summary>Begins to read.</summary>
    /// <param name="records">The records in order; read on the other thread.</param>
    /// <param name="waiting">Called on the thread of the caller now and then while it waits.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public RecordFeed(Func<CancellationToken, IEnumerable<CallRecord>> records, Action waiting, CancellationToken cancellation)
    {
        this.waiting = waiting;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        reader = Task.Factory.StartNew(
            () => Read(records(stop.Token)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The records that can be had without waiting for more; empty at the end.</summary>
    /// <param name="most">At most so many.</param>
    /// <returns>The next records; they are not taken by looking at them.</returns>
    public ArraySegment<CallRecord> Peek(int most)
    {
        if (next == chunk.Length && !Fill())
        {
            return [];
        }

        return new ArraySegment<CallRecord>(chunk, next, Math.Min(most, chunk.Length - next));
    }

    /// <summary>Takes records that were looked at.</summary>
    /// <param name="count">How many.</param>
    public void Take(int count) => next += count;

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        while (chunks.TryTake(out _) || !reader.Wait(TimeSpan.FromMilliseconds(1)))
        {
            // The reader may be waiting for room.
        }

        stop.Dispose();
        chunks.Dispose();
    }

    private bool Fill()
    {
        CallRecord[]? more;
        while (!chunks.TryTake(out more, Patience))
        {
            if (stop.IsCancellationRequested)
            {
                return false;
            }

            if (chunks.IsCompleted)
            {
                Rethrow();
                return false;
            }

            waiting();
        }

        chunk = more;
        next = 0;
        return true;
    }

    private void Rethrow()
    {
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private void Read(IEnumerable<CallRecord> records)
    {
        try
        {
            CallRecord[] full = new CallRecord[ChunkSize];
            int count = 0;
            foreach (CallRecord record in records)
            {
                full[count++] = record;
                if (count == full.Length)
                {
                    chunks.Add(full, stop.Token);
                    full = new CallRecord[ChunkSize];
                    count = 0;
                }
            }

            if (count > 0)
            {
                chunks.Add(full[..count], stop.Token);
            }
        }
        catch (Exception failed)
        {
            // Told to whoever waits for the next record, on his thread.
            failure = failed;
        }
        finally
        {
            chunks.CompleteAdding();
        }
    }
}
