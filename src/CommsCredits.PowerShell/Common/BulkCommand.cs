using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// A command that takes many items, such as users: asked for one by one, committed in whole batches, a bad one never stops the rest.
/// </summary>
public abstract class BulkCommand : ChangeCommand
{
    private const int BatchSize = 1_000;

    private ProgressMeter? progress;
    // All items of one command run alike. No field has a type of the engine: PowerShell loads these types to look at them.
    private bool simulates;
    private int pending;
    private long done;

    /// <summary>
    /// How many items will come, which a pipeline does not tell: with it, progress shows how much is done and how long the rest takes.
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? ExpectedCount { get; set; }

    /// <summary>Whether the pipeline was stopped; an unfinished batch is dropped.</summary>
    private protected bool Stopped { get; private set; }

    /// <summary>What the items are, in the plural, as progress counts them.</summary>
    private protected virtual string Items => "users";

    /// <summary>Commits what was buffered, and writes its results.</summary>
    /// <param name="mode">How the operation runs.</param>
    private protected abstract void Flush(WriteMode mode);

    /// <summary>Counts a buffered item, and flushes a whole batch.</summary>
    /// <param name="mode">How the item runs.</param>
    private protected void Buffered(WriteMode mode)
    {
        simulates = mode == WriteMode.Simulate;
        progress ??= new ProgressMeter(this, MyInvocation.MyCommand.Name);
        if (++pending >= BatchSize)
        {
            FlushNow();
        }
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        if (pending > 0 && !Stopped)
        {
            FlushNow();
        }

        progress?.Close();
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => Stopped = true;

    private void FlushNow()
    {
        done += pending;
        pending = 0;
        Flush(simulates ? WriteMode.Simulate : WriteMode.Commit);

        int percent = ExpectedCount is { } count ? (int)Math.Min(100, done * 100 / count) : -1;
        progress!.Show(FormattableString.Invariant($"{done:N0} {Items}, {progress.RateOf(done):N0} a second"), percent);
    }
}
