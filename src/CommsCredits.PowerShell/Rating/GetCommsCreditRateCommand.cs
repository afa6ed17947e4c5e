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

    /// <summary>
    /// What is priced; without it, a number is priced as a call a user dials. Any, or *, means the rates that hold for every service.
    /// </summary>
    /// <remarks>PowerShell completes an enumeration by itself; the set is here so that it offers the star as well.</remarks>
    [Parameter]
    [ServiceNames]
    [ValidateSet(
        ServiceNamesAttribute.Any,
        nameof(RateService.Any),
        nameof(RateService.CallingPlanOutbound),
        nameof(RateService.ConferenceDialOut),
        nameof(RateService.TollFreeInbound),
        nameof(RateService.ConferenceTollInbound),
        nameof(RateService.BotOutbound))]
    public RateService[] Service { get; set; } = [];

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
        RatedService[] services = [.. Service.Distinct().Select(service => (RatedService)service)];
        if (ParameterSetName == NumberSet)
        {
            foreach (RatedService service in services.DefaultIfEmpty(RatedService.CallingPlanOutbound))
            {
                WriteRates(() => [rates.ForNumber(AccountName, Number, service, Text(Origin), At)]);
            }
        }
        else
        {
            WriteRates(() => rates.ForCountry(AccountName, Country, services, Text(Origin), At));
        }
    }

    private void WriteRates(Func<IReadOnlyList<RateMatch>> find)
    {
        try
        {
            foreach (RateMatch match in find())
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
