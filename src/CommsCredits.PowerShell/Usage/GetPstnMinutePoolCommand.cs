using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Shows the included minutes of a month: how many there are, how many calls have used, how many are left.</summary>
[Cmdlet(VerbsCommon.Get, "PstnMinutePool")]
[OutputType(typeof(MinutePool))]
public sealed class GetPstnMinutePoolCommand : AccountCommand
{
    /// <summary>The month as yyyy-MM, in the account's time zone; without it this month.</summary>
    [Parameter(Position = 0)]
    public string? Month { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        MinutePools pools = new MinutePoolQueries(Session.Context())
            .Pools(AccountName, Text(Month) is { } month ? Engine.Month.Parse(month) : null);
        foreach (PlanInCountry unknown in pools.Unknown)
        {
            WriteWarning(UnknownMinutes.Of(unknown));
        }

        foreach (MinutePoolView pool in pools.Pools)
        {
            WriteObject(MinutePool.Of(pool));
        }
    }
}
