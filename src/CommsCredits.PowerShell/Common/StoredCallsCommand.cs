using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>A command that works through the stored calls of a period, shows progress, and can be stopped.</summary>
public abstract class StoredCallsCommand : ChangeCommand
{
    private readonly CancellationTokenSource stop = new();

    /// <summary>Inclusive, by the call's start; a date without an offset is UTC.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? From { get; set; }

    /// <summary>Exclusive, by the call's start; a date without an offset is UTC.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? To { get; set; }

    /// <summary>Runs an operation over many calls.</summary>
    /// <typeparam name="T">Its result.</typeparam>
    /// <param name="activity">What is going on.</param>
    /// <param name="operation">The operation; it reports how many calls it has looked at.</param>
    /// <returns>The result.</returns>
    private protected T Run<T>(string activity, Func<IProgress<long>, CancellationToken, T> operation)
    {
        ProgressMeter meter = new(this, activity);
        try
        {
            return operation(
                InlineProgress.Of<long>(calls => meter.Show(FormattableString.Invariant($"{calls:N0} calls"), percent: -1)), stop.Token);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            meter.Close();
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => stop.Cancel();
}
