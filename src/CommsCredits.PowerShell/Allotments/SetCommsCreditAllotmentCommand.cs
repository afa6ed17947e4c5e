using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// Sets the minutes of a Calling Plan in a country, where those that the module knows are wrong, late or missing (rule M5).
/// </summary>
[Cmdlet(VerbsCommon.Set, "CommsCreditAllotment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Allotment))]
public sealed class SetCommsCreditAllotmentCommand : ChangeCommand
{
    /// <summary>ISO 3166-1 alpha-2 usage location; PR means the pool of US (rule M3).</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string Country { get; set; } = string.Empty;

    /// <summary>A Calling Plan, by licence name, SKU part number or SKU id.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CallingPlanCompleter))]
    public string License { get; set; } = string.Empty;

    /// <summary>
    /// Domestic minutes that one licence adds to a month; not given, they stay as they hold on that day. A typed $null: not known.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNotGiven]
    public int? DomesticMinutes { get; set; }

    /// <summary>
    /// International minutes that one licence adds to a month; not given, they stay as they hold on that day. A typed $null: not
    /// known.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNotGiven]
    public int? InternationalMinutes { get; set; }

    /// <summary>
    /// The first day they hold; without it since ever. Pools are monthly: the pool of the month that contains that day still has
    /// the old minutes, unless it is the month's first day.
    /// </summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? EffectiveFrom { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Ask($"{License} in {Country}", "Set minutes") is not { } mode)
        {
            return;
        }

        try
        {
            AllotmentKey key = new(Country, License, Allotment.DayOf(EffectiveFrom));
            AllotmentOverride saved = new ManageAllotments(ContextFor(mode)).Save(
                AccountName,
                key,
                GivenMinutes(nameof(DomesticMinutes), DomesticMinutes),
                GivenMinutes(nameof(InternationalMinutes), InternationalMinutes),
                RequestId,
                mode);
            WriteResult(Allotment.Of(saved), mode);
        }
        catch (CommsCreditException refusal) when (MyInvocation.ExpectingInput && AllotmentItem.IsToBlame(refusal))
        {
            WriteError(ErrorRecords.Of(refusal));
        }
    }

    private Given<int?> GivenMinutes(string name, int? minutes) =>
        minutes is not null || IsTyped(name) ? new Given<int?>(true, minutes) : default;
}
