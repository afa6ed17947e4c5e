using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Lists calls by start: who paid for each, and why.</summary>
[Cmdlet(VerbsCommon.Get, "PstnUsage")]
[OutputType(typeof(PstnCall))]
public sealed class GetPstnUsageCommand : PeriodCommand
{
    /// <summary>One call.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Guid? UsageId { get; set; }

    /// <summary>Calls of a user, by name or by object id.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UPN", "Identity", "UserId", "Mail")]
    public string? UserPrincipalName { get; set; }

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

    /// <inheritdoc/>
    protected override void Process()
    {
        CallFilter filter = new()
        {
            UsageId = UsageId,
            User = Text(UserPrincipalName) is { } user ? UserIdentity.Parse(user) : null,
            Department = Text(Department),
            From = From,
            To = To,
            CallType = Text(CallType),
            Country = Text(Country),
            Payer = (Engine.Payer?)Payer,
            Reason = (QuoteReason?)Reason,
            Refused = IsBound(nameof(Refused)) ? Refused.ToBool() : null,
        };
        foreach ((Engine.Account account, CallView call) in
            new UsageQueries(Session.Context()).Calls(AccountName, filter).Take(First ?? int.MaxValue))
        {
            WriteObject(PstnCall.Of(account, call));
        }
    }
}
