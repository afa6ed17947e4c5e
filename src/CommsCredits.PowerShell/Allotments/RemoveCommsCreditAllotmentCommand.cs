using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Takes minutes away that the account set itself, so that what held before holds again.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "CommsCreditAllotment",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = KeySet)]
public sealed class RemoveCommsCreditAllotmentCommand : ChangeCommand
{
    private const string KeySet = "Key";
    private const string ObjectSet = "Object";

    /// <summary>ISO 3166-1 alpha-2 usage location; PR means the pool of US (rule M3).</summary>
    [Parameter(Mandatory = true, ParameterSetName = KeySet)]
    public string Country { get; set; } = string.Empty;

    /// <summary>A Calling Plan, by licence name, SKU part number or SKU id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = KeySet)]
    [ArgumentCompleter(typeof(CallingPlanCompleter))]
    public string License { get; set; } = string.Empty;

    /// <summary>The first day of the minutes to remove; without it those that hold since ever.</summary>
    [Parameter(ParameterSetName = KeySet)]
    [UtcMoment]
    public DateTimeOffset? EffectiveFrom { get; set; }

    /// <summary>What Get-CommsCreditAllotment wrote.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    public Allotment InputObject { get; set; } = new();

    /// <inheritdoc/>
    protected override void Process()
    {
        bool isObject = ParameterSetName == ObjectSet;
        AllotmentKey key = isObject
            ? new AllotmentKey(InputObject.Country, InputObject.License, Allotment.DayOf(InputObject.EffectiveFrom))
            : new AllotmentKey(Country, License, Allotment.DayOf(EffectiveFrom));
        if (Ask($"{key.License} in {key.Country}", "Remove minutes") is not { } mode)
        {
            return;
        }

        try
        {
            new ManageAllotments(ContextFor(mode)).Remove(AccountName, key, RequestId, mode);
        }
        catch (CommsCreditException refusal)
            when (refusal.Id == ErrorIds.AllotmentNotFound || (isObject && AllotmentItem.IsToBlame(refusal)))
        {
            WriteError(ErrorRecords.Of(refusal));
        }
    }
}
