using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>A command that takes the calls that its filters leave.</summary>
public abstract class CallFilterCommand : PeriodCommand
{
    /// <summary>Calls of a department, as it stood at import.</summary>
    [Parameter]
    public string? Department { get; set; }

    /// <summary>A call type code.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CallTypeCompleter))]
    public string? CallType { get; set; }

    /// <summary>The country of the rated number.</summary>
    [Parameter]
    public string? Country { get; set; }

    /// <summary>Who paid.</summary>
    [Parameter]
    public Payer? Payer { get; set; }

    /// <summary>Why.</summary>
    [Parameter]
    public CallReason? Reason { get; set; }

    /// <summary>Only calls that would have been refused.</summary>
    [Parameter]
    public SwitchParameter Refused { get; set; }

    /// <summary>At most so many.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>The calls, by start.</summary>
    /// <param name="usageId">One call, or null.</param>
    /// <param name="userPrincipalName">Calls of a user, by name or by object id, or null.</param>
    /// <returns>Each call with its account, read page by page.</returns>
    private protected IEnumerable<(Engine.Account Account, CallView Call)> Calls(Guid? usageId, string? userPrincipalName) =>
        new UsageQueries(Session.Context()).Calls(AccountName, Filter(usageId, userPrincipalName)).Take(First ?? int.MaxValue);

    /// <summary>Whether no filter leaves out a call of the period.</summary>
    /// <param name="usageId">One call, or null.</param>
    /// <param name="userPrincipalName">Calls of a user, or null.</param>
    private protected bool IsEveryCall(Guid? usageId, string? userPrincipalName) =>
        First is null && Filter(usageId, userPrincipalName) == new CallFilter { From = From, To = To };

    /// <summary>What the calls are chosen by, for a report to tell.</summary>
    /// <param name="usageId">One call, or null.</param>
    /// <param name="userPrincipalName">Calls of a user, or null.</param>
    private protected UsageChoice Choice(Guid? usageId, string? userPrincipalName) =>
        new() { Filter = Filter(usageId, userPrincipalName), First = First };

    private CallFilter Filter(Guid? usageId, string? userPrincipalName) => new()
    {
        UsageId = usageId,
        User = Text(userPrincipalName) is { } user ? UserIdentity.Parse(user) : null,
        Department = Text(Department),
        From = From,
        To = To,
        CallType = Text(CallType),
        Country = Text(Country),
        Payer = (Engine.Payer?)Payer,
        Reason = (QuoteReason?)Reason,
        Refused = IsBound(nameof(Refused)) ? Refused.ToBool() : null,
    };
}
