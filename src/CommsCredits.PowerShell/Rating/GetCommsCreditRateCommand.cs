using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Tells what a number or a country costs.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditRate", DefaultParameterSetName = NumberSet)]
[OutputType(typeof(Rate))]
public sealed class GetCommsCreditRateCommand : AccountCommand
{
    private const string NumberSet = "Number";
    private const string CountrySet = "Country";

    /// <summary>A telephone number: the one rate that prices it.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NumberSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PhoneNumber")]
    public string Number { get; set; } = string.Empty;

    /// <summary>ISO 3166-1 alpha-2: every rate for the country.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CountrySet)]
    public string Country { get; set; } = string.Empty;

    /// <summary>What is priced; a number is priced as a call a user dials.</summary>
    [Parameter]
    public RateService? Service { get; set; }

    /// <summary>The usage location of the caller.</summary>
    [Parameter]
    public string? Origin { get; set; }

    /// <summary>When; without it now.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? At { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        RateQueries rates = new(Session.Context());
        try
        {
            if (ParameterSetName == NumberSet)
            {
                RatedService service = (RatedService)(Service ?? RateService.CallingPlanOutbound);
                WriteObject(Rate.Of(rates.ForNumber(AccountName, Number, service, Text(Origin), At)));
                return;
            }

            foreach (RateMatch match in rates.ForCountry(AccountName, Country, (RatedService?)Service, Text(Origin), At))
            {
                WriteObject(Rate.Of(match));
            }
        }
        catch (CommsCreditException missing) when (missing.Id is ErrorIds.RateNotFound or ErrorIds.NumberInvalid)
        {
            WriteError(ErrorRecords.Of(missing));
        }
    }
}
