namespace CommsCredits.Engine;

/// <summary>What a look through a source has shown.</summary>
/// <remarks>
/// The digest of a large file takes longer than the rest of the look, and is needed at once only where a file of this size was imported
/// before. So it may still be worked on.
/// </remarks>
public sealed class UsageScan : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task<byte[]> digest;
    private bool disposed;

    private UsageScan(long bytes, bool inOrder, Func<CancellationToken, Task<byte[]>> digest)
    {
        Bytes = bytes;
        InOrder = inOrder;
        this.digest = digest(stop.Token);
    }

    /// <summary>The size of the content.</summary>
    public long Bytes { get; }

    /// <summary>Whether its records stand in the order (start, usage id) for certain, so that nothing needs sorting.</summary>
    public bool InOrder { get; }

    /// <summary>Whether the digest is there, or what hindered it.</summary>
    public bool HasDigest => digest.IsCompleted;

    /// <summary>The SHA-256 of its content, 32 bytes: the same content is the same records in the same order. Waits for it.</summary>
    /// <exception cref="CommsCreditException"><c>FileNotFound</c> or <c>FileLocked</c>: the file is not what it was.</exception>
    public ReadOnlyMemory<byte> Digest
    {
        get
        {
            WaitHandleOf(digest).WaitOne();
            return digest.GetAwaiter().GetResult();
        }
    }

    /// <summary>A look that has shown everything.</summary>
    /// <param name="bytes">The size of the content.</param>
    /// <param name="inOrder">Whether its records are in order for certain.</param>
    /// <param name="digest">Its SHA-256.</param>
    /// <returns>What it has shown.</returns>
    public static UsageScan Whole(long bytes, bool inOrder, byte[] digest) => new(bytes, inOrder, _ => Task.FromResult(digest));

    /// <summary>A look that leaves the digest to be worked on, on a thread of its own, until it is there or this is disposed.</summary>
    /// <param name="bytes">The size of the content.</param>
    /// <param name="inOrder">Whether its records are in order for certain.</param>
    /// <param name="digest">Works out its SHA-256.</param>
    /// <returns>What it has shown so far.</returns>
    public static UsageScan Ahead(long bytes, bool inOrder, Func<CancellationToken, byte[]> digest) => new(
        bytes,
        inOrder,
        stopped => Task.Factory.StartNew(
            () => digest(stopped), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

    /// <summary>Ends the work on the digest, and waits for that: the file is left alone then.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        stop.Cancel();
        WaitHandleOf(digest).WaitOne();

        // What it met is for whoever asks for the digest; nobody will any more.
        _ = digest.Exception;
        stop.Dispose();
    }

    private static WaitHandle WaitHandleOf(IAsyncResult work) => work.AsyncWaitHandle;
}
