using CommsCredits.Storage;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

/// <summary>Who holds a connection can use it; others wait, and come in again whatever ended the hold.</summary>
public sealed class ConnectionHoldTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly Statements statements;

    public ConnectionHoldTests()
    {
        connection.Open();
        statements = new Statements(connection, failed => failed);
    }

    public void Dispose()
    {
        statements.Dispose();
        connection.Dispose();
    }

    [Fact]
    public async Task Hold_ThatEndsWithAnException_LetsOthersIn()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Task.Run(Break, TestContext.Current.CancellationToken));

        Assert.Equal(2, await Task.Run(Ask, TestContext.Current.CancellationToken).WaitAsync(Soon, TestContext.Current.CancellationToken));

        void Break()
        {
            using ConnectionHold hold = statements.Hold();
            using ConnectionHold again = statements.Hold();
            Assert.Equal(2, Ask());
            throw new InvalidOperationException("broken");
        }
    }

    [Fact]
    public async Task Hold_WhileItLasts_KeepsOthersOut()
    {
        using ManualResetEventSlim held = new();
        using ManualResetEventSlim leave = new();
        Task holder = Task.Factory.StartNew(
            () =>
            {
                using ConnectionHold hold = statements.Hold();
                held.Set();
                leave.Wait(Soon);
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        Assert.True(held.Wait(Soon, TestContext.Current.CancellationToken));

        Task<long> other = Task.Factory.StartNew(
            Ask, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.NotSame(other, await Task.WhenAny(other, Task.Delay(300, TestContext.Current.CancellationToken)));
        leave.Set();
        await holder;
        Assert.Equal(2, await other.WaitAsync(Soon, TestContext.Current.CancellationToken));
    }

    private long Ask() => statements.Rows("SELECT 1 + $1", row => row.GetInt64(0), 1)[0];
}
