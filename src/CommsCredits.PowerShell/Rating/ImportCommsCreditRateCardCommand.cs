using System.Management.Automation;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Takes in a rate sheet, whole or not at all; stored charges do not change by it.</summary>
[Cmdlet(VerbsData.Import, "CommsCreditRateCard", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RateCard))]
public sealed class ImportCommsCreditRateCardCommand : AccountCommand
{
    /// <summary>A CSV file with a header.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    public string Path { get; set; } = string.Empty;

    /// <summary>The card's name; a card of the same name gets a new version. Without it the file's name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RateCardCompleter))]
    public string? Name { get; set; }

    /// <summary>The currency of its prices; without it the account's.</summary>
    [Parameter]
    public string? Currency { get; set; }

    /// <summary>Inclusive; without it since ever.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? EffectiveFrom { get; set; }

    /// <summary>Exclusive; without it no end.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? EffectiveTo { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        string file = Resolve(Path);
        string name = Text(Name) ?? System.IO.Path.GetFileNameWithoutExtension(file);
        if (Consent.Ask(this, file, $"Import rate card {name}") is { } mode)
        {
            RateCardRequest request = new(AccountName, name, Text(Currency), EffectiveFrom, EffectiveTo);
            ImportRateCard import = new(Session.Context(mode == WriteMode.Simulate));
            Consent.Write(this, RateCard.Of(import.Execute(request, RateSheet.Read(file), mode)), mode);
        }
    }
}
