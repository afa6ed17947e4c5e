using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Removes a rate card that priced no call: every version of it, or one. What it had closed lasts again.</summary>
[Cmdlet(VerbsCommon.Remove, "CommsCreditRateCard", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveCommsCreditRateCardCommand : ChangeCommand
{
    // The versions of a card come as several objects of one name; the first takes them all.
    private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name, perhaps with wildcards. The versions of a card share its name, so an object of one of them means them all.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RateCardCompleter))]
    public string Name { get; set; } = string.Empty;

    /// <summary>Only the version that begins then; $null means the version that holds since ever. Without it every version.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? EffectiveFrom { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (string name in NamesMeant().Where(seen.Add))
        {
            string what = !IsBound(nameof(EffectiveFrom)) ? name : $"{name}, the version {RateCardErrors.BeginningOf(EffectiveFrom)}";
            if (Ask(what, "Remove rate card") is { } mode)
            {
                Remove(name, mode);
            }
        }
    }

    private void Remove(string name, WriteMode mode)
    {
        try
        {
            Given<DateTimeOffset?> version = IsBound(nameof(EffectiveFrom)) ? new(true, EffectiveFrom?.ToUniversalTime()) : default;
            new RemoveRateCard(ContextFor(mode)).Execute(new RemoveRateCardRequest(AccountName, name, version, RequestId), mode);
        }
        catch (CommsCreditException refused) when (refused.Id is ErrorIds.RateCardNotFound or ErrorIds.RateCardInUse)
        {
            WriteError(ErrorRecords.Of(refused));
        }
    }

    // A card's own name means that card alone, also where it could be read as a pattern. A name that no card has is asked of the
    // engine all the same: this very request may have removed it before.
    private List<string> NamesMeant()
    {
        IReadOnlyList<Engine.RateCard> cards = new RateQueries(Session.Context(simulate: true)).Cards(AccountName);
        return PatternOf(Name) is not { } pattern || cards.Any(card => seen.Comparer.Equals(card.Name, Name))
            ? [Name]
            : [.. cards.Where(card => pattern.IsMatch(card.Name))
                .Where(card => !IsBound(nameof(EffectiveFrom)) || card.EffectiveFrom == EffectiveFrom)
                .Select(card => card.Name)
                .Distinct(seen.Comparer)];
    }
}
