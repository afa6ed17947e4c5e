using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Lists the rate cards, each version with its time.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditRateCard")]
[OutputType(typeof(RateCard))]
public sealed class GetCommsCreditRateCardCommand : AccountCommand
{
    /// <summary>A name, perhaps with wildcards; without it every card.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RateCardCompleter))]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override void Process() => this.WriteNamed(
        new RateQueries(Session.Context()).Cards(AccountName), Text(Name), card => card.Name, RateCard.Of, RateCardErrors.NotFound);
}
