using System.Management.Automation;

namespace CommsCredits.PowerShell;

/// <summary>A command that looks at a period of an account.</summary>
public abstract class PeriodCommand : AccountCommand
{
    /// <summary>Inclusive; a date without an offset is UTC. Calls are taken by their start, orders and transactions by when they were written.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? From { get; set; }

    /// <summary>Exclusive; a date without an offset is UTC.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? To { get; set; }
}
