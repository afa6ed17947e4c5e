using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace CommsCredits.Engine;

/// <summary>Gives out records a few at a time, so that what is asked of the store is asked for several at once.</summary>
/// <remarks>
/// They are read on the thread that prices them: a record that waits for another thread outlives its turn in the memory that is
/// collected quickly, and reaches the other core cold (docs/adr/0014). Only while that thread has nothing to price, some are read
/// ahead.
/// </remarks>
internal sealed class RecordFeed : IDisposable
{
    private const int ChunkSize = 512;
    private const int ChunksAhead = 32;

    private readonly CancellationToken cancellation;
    private readonly IEnumerator<CallRecord> records;
    private readonly Queue<ArraySegment<CallRecord>> ahead = [];
    private readonly CallRecord[] spare = new CallRecord[ChunkSize];
    private ArraySegment<CallRecord> chunk = [];
    private ExceptionDispatchInfo? failure;
    private bool ended;

    /// <summary>Gets ready; nothing is read yet.</summary>
    /// <param name="records">The records in order.</param>
    /// <param name="cancellation">Ends the reading; what was read before is still given out.</param>
    public RecordFeed(IEnumerable<CallRecord> records, CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        this.records = records.GetEnumerator();
    }

    /// <summary>The records that come next; empty at the end.</summary>
    /// <param name="most">At most so many.</param>
    /// <returns>The next records, valid until more are looked at; they are not taken by looking at them.</returns>
    public ArraySegment<CallRecord> Peek(int most)
    {
        if (chunk.Count == 0)
        {
            chunk = ahead.TryDequeue(out ArraySegment<CallRecord> read) ? read : Read(spare);
        }

        if (chunk.Count == 0)
        {
            failure?.Throw();
        }

        return chunk[..Math.Min(most, chunk.Count)];
    }

    /// <summary>Takes records that were looked at.</summary>
    /// <param name="count">How many.</param>
    public void Take(int count) => chunk = chunk[count..];

    /// <summary>Reads ahead while other work runs on a thread of its own.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="work">The work; it may not look at records.</param>
    /// <returns>What it gave, once it is done; what it throws is thrown here.</returns>
    public T ReadDuring<T>(Func<T> work)
    {
        Task<T> task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            while (!task.IsCompleted && !ended && failure is null && ahead.Count < ChunksAhead)
            {
                ArraySegment<CallRecord> read = Read(new CallRecord[ChunkSize]);
                if (read.Count > 0)
                {
                    ahead.Enqueue(read);
                }
            }
        }
        finally
        {
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        }

        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Dispose() => records.Dispose();

    [MethodImpl(Compiled.AtOnce)]
    private ArraySegment<CallRecord> Read(CallRecord[] into)
    {
        int count = 0;
        try
        {
            while (!ended && failure is null && count < into.Length)
            {
                ended = !records.MoveNext();
                if (!ended)
                {
                    into[count++] = records.Current;
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            ended = true;
        }
        catch (Exception failed)
        {
            // Told to whoever wants the record that could not be read, when its turn comes.
            failure = ExceptionDispatchInfo.Capture(failed);
        }

        return new ArraySegment<CallRecord>(into, 0, count);
    }
}
