using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// Prices stored calls again with the rates, licences and locations now recorded for their start, and posts only the differences;
/// a second run changes nothing more.
/// </summary>
[Cmdlet(VerbsData.Update, "PstnUsage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(UsageUpdate))]
public sealed class UpdatePstnUsageCommand : ChangeCommand
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

    /// <summary>One call.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Guid? UsageId { get; set; }

    /// <summary>Only calls that this one paid for until now.</summary>
    [Parameter]
    public Payer? Payer { get; set; }

    /// <summary>Only calls that have no price yet.</summary>
    [Parameter]
    public SwitchParameter Unrated { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Ask(UsageId?.ToString() ?? AccountName ?? "the default account", "Price calls again") is not { } mode)
        {
            return;
        }

        CallFilter filter = new()
        {
            From = From,
            To = To,
            UsageId = UsageId,
            Payer = (Engine.Payer?)Payer,
            Unrated = Unrated ? true : null,
        };
        ProgressMeter meter = new(this, "Pricing calls again");
        try
        {
            Engine.UsageUpdate update = new Engine.UpdateUsage(ContextFor(mode)).Execute(
                new UpdateUsageRequest(AccountName, filter, RequestId),
                mode,
                InlineProgress.Of<long>(calls => meter.Show(FormattableString.Invariant($"{calls:N0} calls"), percent: -1)),
                stop.Token);
            WriteResult(UsageUpdate.Of(update), mode);
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
