using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// Shows each licence with its minutes by country, what it needs and what it enables; minutes are those of this month's pools, with
/// what the account sets itself. It answers from the facts alone where there is no account.
/// </summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditPlan")]
[OutputType(typeof(Plan))]
public sealed class GetCommsCreditPlanCommand : AccountCommand
{
    /// <summary>ISO 3166-1 alpha-2 countries; without them every country where a Calling Plan is offered.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] Country { get; set; } = [];

    /// <summary>Licence names, perhaps with wildcards, SKU part numbers or SKU ids; without them every licence that has a name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(LicenseCompleter))]
    public string[] License { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        // A question about facts makes no store where there is none.
        PlanList plans = new PlanQueries(Session.Context(simulate: true)).Rows(AccountName, Given(Country), Licenses());
        foreach (string warning in plans.Warnings)
        {
            WriteWarning(warning);
        }

        foreach (PlanRow row in plans.Rows)
        {
            WriteObject(Plan.Of(row));
        }
    }

    private static List<string> Given(string[]? texts) => [.. (texts ?? []).Where(text => Text(text) is not null)];

    private List<string>? Licenses()
    {
        List<string> given = Given(License);
        return given.Count == 0 ? null : [.. given.SelectMany(name => PatternOf(name) is { } pattern
            ? LicenseCatalogue.Default.Licenses.Select(license => license.Name).Where(pattern.IsMatch)
            : [name])];
    }
}
