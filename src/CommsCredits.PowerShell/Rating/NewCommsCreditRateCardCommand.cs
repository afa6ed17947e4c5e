using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Derives a rate card from what the provider charged for stored calls, and warns of each price that is not constant.</summary>
[Cmdlet(VerbsCommon.New, "CommsCreditRateCard", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RateCard))]
public sealed class NewCommsCreditRateCardCommand : ChangeCommand
{
    private readonly CancellationTokenSource stop = new();

    /// <summary>The card's name; a card of the same name gets a new version.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(RateCardCompleter))]
    public string Name { get; set; } = string.Empty;

    /// <summary>Takes the prices from stored calls that credits paid for and that carry a charge of the provider.</summary>
    [Parameter(Mandatory = true)]
    public SwitchParameter FromUsage { get; set; }

    /// <summary>Only calls that start then or later; a date without an offset is UTC.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? From { get; set; }

    /// <summary>Only calls that start before; a date without an offset is UTC.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? To { get; set; }

    /// <summary>When the card begins to hold, inclusive; without it since ever.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? EffectiveFrom { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Ask(Name, "Derive rate card from usage") is { } mode)
        {
            DerivedRateCard derived = Derive(mode);
            foreach (string warning in derived.Warnings)
            {
                WriteWarning(warning);
            }

            WriteResult(RateCard.Of(derived.Card), mode);
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => stop.Cancel();

    private DerivedRateCard Derive(WriteMode mode)
    {
        ProgressMeter meter = new(this, $"Deriving {Name}");
        try
        {
            return new DeriveRateCard(ContextFor(mode)).Execute(
                new DeriveRateCardRequest(AccountName, Name, From, To, EffectiveFrom, RequestId),
                read => meter.Show(FormattableString.Invariant($"{read:N0} calls read"), percent: -1),
                mode,
                stop.Token);
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
}
