using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Lists the minutes that the account sets itself; Get-CommsCreditPlan shows what holds in the end.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditAllotment")]
[OutputType(typeof(Allotment))]
public sealed class GetCommsCreditAllotmentCommand : AccountCommand
{
    /// <summary>Only this ISO 3166-1 alpha-2 country; PR means the pool of US (rule M3).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Country { get; set; }

    /// <summary>Only this Calling Plan, by licence name, SKU part number or SKU id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CallingPlanCompleter))]
    public string? License { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (AllotmentOverride allotment in new ManageAllotments(Session.Context()).All(AccountName, Text(Country), Text(License)))
        {
            WriteObject(Allotment.Of(allotment));
        }
    }
}
