using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Holds what the provider charged beside what the rate cards ask for: the calls that differ, then the total over all.</summary>
[Cmdlet(VerbsData.Compare, "PstnUsage")]
[OutputType(typeof(UsageDifference))]
public sealed class ComparePstnUsageCommand : PeriodCommand
{
    /// <summary>By how much a call may differ without being listed; without it half a hundredth, because exports round to two decimals.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public decimal Tolerance { get; set; } = 0.005m;

    /// <summary>Lists the calls that agree as well.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        // A finer tolerance than a millionth is none.
        long tolerance = (long)decimal.Floor(Tolerance * Money.MicrosPerUnit);
        foreach ((Engine.Account account, Engine.UsageDifference difference) in
            new Engine.CompareUsage(Session.Context()).Execute(new ComparisonRequest(AccountName, From, To, tolerance, All)))
        {
            WriteObject(UsageDifference.Of(account, difference));
        }
    }
}
