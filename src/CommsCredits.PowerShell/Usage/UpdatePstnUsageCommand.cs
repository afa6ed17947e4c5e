using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// Prices stored calls again with the rates, licences and locations now recorded for their start, and posts only the differences;
/// a second run changes nothing more.
/// </summary>
[Cmdlet(VerbsData.Update, "PstnUsage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(UsageUpdate))]
public sealed class UpdatePstnUsageCommand : StoredCallsCommand
{
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
        Engine.UsageUpdate update = Run("Pricing calls again", (progress, stopped) => new Engine.UpdateUsage(ContextFor(mode)).Execute(
            new UpdateUsageRequest(AccountName, filter, RequestId), mode, progress, stopped));
        WriteResult(UsageUpdate.Of(update), mode);
    }
}
