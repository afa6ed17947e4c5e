using System.Diagnostics;

namespace CommsCredits.Storage;

/// <summary>Makes sure that one process at a time writes, checkpoints or closes a store (docs/adr/0002).</summary>
/// <remarks>
/// The lease is an exclusive lock on a file of its own beside the store. The operating system gives it back when the
/// process ends, however it ends. It is not one of the locks on the store file, so nothing done to that file drops it.
/// Who waits for it looks now and then; so whoever has held it for long lets others in before taking it again.
/// </remarks>
/// <param name="path">The lease file.</param>
/// <param name="timeout">How long to wait for another process.</param>
internal sealed class WriteLease(string path, TimeSpan timeout)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Courtesy = LongestPause * 1.5;

    private readonly object gate = new();
    private long lastTaken;
    private long lastReleased;

    /// <summary>Waits for the lease.</summary>
    /// <returns>The lease, given back by disposing it; null when the time-out passed.</returns>
    public IDisposable? TryAcquire()
    {
        long started = Stopwatch.GetTimestamp();
        TimeSpan pause = FirstPause;
        while (true)
        {
            try
            {
                return new Held(this, Open());
            }
            catch (IOException) when (File.Exists(path))
            {
                if (Stopwatch.GetElapsedTime(started) > timeout)
                {
                    return null;
                }

                Thread.Sleep(pause);
                pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
            }
        }
    }

    /// <summary>Waits a moment where the lease was held for long just now, so that whoever else waits for it gets it.</summary>
    public void LetOthersIn()
    {
        TimeSpan held;
        TimeSpan since;
        lock (gate)
        {
            held = Stopwatch.GetElapsedTime(lastTaken, lastReleased);
            since = Stopwatch.GetElapsedTime(lastReleased);
        }

        if (held > Long && since < Courtesy)
        {
            Thread.Sleep(Courtesy - since);
        }
    }

    private FileStream Open()
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>The lease while it is held.</summary>
    private sealed class Held(WriteLease lease, FileStream file) : IDisposable
    {
        private readonly long taken = Stopwatch.GetTimestamp();

        public void Dispose()
        {
            file.Dispose();
            lock (lease.gate)
            {
                (lease.lastTaken, lease.lastReleased) = (taken, Stopwatch.GetTimestamp());
            }
        }
    }
}
