using System.Diagnostics;
using CommsCredits.Engine;
using CommsCredits.Storage;

namespace CommsCredits.Tests;

/// <summary>One holds the lease at a time, and whoever waits gets it though another one takes it again and again.</summary>
public sealed class WriteLeaseTests : IDisposable
{
    private static readonly TimeSpan LongTurn = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string folder = Directory.CreateTempSubdirectory("commscredits-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void TryAcquire_WhileAnotherHoldsItAndTakesItAgainAtOnce_GetsItAfterOneTurn()
    {
        WriteLease greedy = Lease(Patience);
        AssertLetIn(
            () =>
            {
                greedy.LetOthersIn();
                return greedy.TryAcquire();
            },
            () => Lease(Patience).TryAcquire());
    }

    [Fact]
    public void Write_WhileAnotherThreadWritesAgainAtOnce_GetsInAfterOneTurn()
    {
        using TestStore store = new();
        AssertLetIn(() => store.Store.Write(WriteMode.Commit), () => store.Store.Write(WriteMode.Commit));
    }

    [Fact]
    public void TryAcquire_AfterShortTurns_WaitsForNobody()
    {
        WriteLease lease = Lease(Patience);
        Stopwatch taken = Stopwatch.StartNew();
        for (int turn = 0; turn < 20; turn++)
        {
            lease.LetOthersIn();
            using IDisposable? mine = lease.TryAcquire();
            Assert.NotNull(mine);
        }

        Assert.InRange(taken.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void TryAcquire_WhileAnotherHoldsIt_GivesUpAfterItsTimeAndGetsItThen()
    {
        WriteLease second = Lease(TimeSpan.FromMilliseconds(100));
        using (IDisposable? first = Lease(Patience).TryAcquire())
        {
            Assert.NotNull(first);
            Assert.Null(second.TryAcquire());
        }

        using IDisposable? mine = second.TryAcquire();
        Assert.NotNull(mine);
    }

    // One takes it again and again, for a long turn each time; the other asks three times.
    private static void AssertLetIn(Func<IDisposable?> again, Func<IDisposable?> once)
    {
        using ManualResetEventSlim held = new();
        using CancellationTokenSource enough = new(Patience);
        Thread greedy = new(() =>
        {
            while (!enough.IsCancellationRequested)
            {
                using IDisposable? turn = again();
                held.Set();
                enough.Token.WaitHandle.WaitOne(LongTurn);
            }
        });
        greedy.Start();
        try
        {
            for (int asked = 0; asked < 3; asked++)
            {
                held.Wait(Patience);
                Stopwatch waited = Stopwatch.StartNew();
                using IDisposable? mine = once();

                Assert.NotNull(mine);
                Assert.InRange(waited.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
                held.Reset();
            }
        }
        finally
        {
            enough.Cancel();
            greedy.Join();
        }
    }

    private WriteLease Lease(TimeSpan timeout) => new(Path.Combine(folder, "store.lease"), timeout);
}
