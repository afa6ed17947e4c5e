using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Lists calls by start: who paid for each, and why.</summary>
[Cmdlet(VerbsCommon.Get, "PstnUsage")]
[OutputType(typeof(PstnCall))]
public sealed class GetPstnUsageCommand : CallFilterCommand
{
    /// <summary>One call.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Guid? UsageId { get; set; }

    /// <summary>Calls of a user, by name or by object id.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UPN", "Identity", "UserId", "Mail")]
    public string? UserPrincipalName { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach ((Engine.Account account, CallView call) in Calls(UsageId, UserPrincipalName))
        {
            WriteObject(PstnCall.Of(account, call));
        }
    }
}
