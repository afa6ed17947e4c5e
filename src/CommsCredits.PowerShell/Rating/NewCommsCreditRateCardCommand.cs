using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Derives a rate card from what the provider charged for stored calls, and warns of each price that is not constant.</summary>
[Cmdlet(VerbsCommon.New, "CommsCreditRateCard", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RateCard))]
public sealed class NewCommsCreditRateCardCommand : StoredCallsCommand
{
    /// <summary>The card's name; a card of the same name gets a new version.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(RateCardCompleter))]
    public string Name { get; set; } = string.Empty;

    /// <summary>Takes the prices from stored calls that credits paid for and that carry a charge of the provider.</summary>
    [Parameter(Mandatory = true)]
    public SwitchParameter FromUsage { get; set; }

    /// <summary>When the card begins to hold, inclusive; without it since ever.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? EffectiveFrom { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Ask(Name, "Derive rate card from usage") is { } mode)
        {
            DerivedRateCard derived = Run($"Deriving {Name}", (progress, stopped) => new DeriveRateCard(ContextFor(mode)).Execute(
                new DeriveRateCardRequest(AccountName, Name, From, To, EffectiveFrom, RequestId), progress, mode, stopped));
            foreach (string warning in derived.Warnings)
            {
                WriteWarning(warning);
            }

            WriteResult(RateCard.Of(derived.Card), mode);
        }
    }
}
