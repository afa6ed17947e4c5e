using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>What Get-PstnCallQuote and Test-PstnCall share: a call that somebody would like to make or take.</summary>
public abstract class CallQuestionCommand : AccountCommand
{
    // One object answers all items of a pipeline: it keeps what it read of users as long as nobody changes them.
    private object? asker;

    /// <summary>Who calls: a user principal name or object id. A service number tells by itself who is called.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UPN", "Identity", "UserId", "Mail")]
    [AllowNull]
    [AllowEmptyString]
    public string? UserPrincipalName { get; set; }

    /// <summary>The number dialled or, for an inbound call type, your number that is called.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PhoneNumber")]
    [AllowEmptyString]
    public string Number { get; set; } = string.Empty;

    /// <summary>A call type code of the usage report; without it a call that a user dials.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CallTypeCompleter))]
    public string CallType { get; set; } = "user_out";

    /// <summary>When the call would start; without it now. Rates, licences and minutes are those of that moment.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? At { get; set; }

    /// <summary>How long it would last; without it a minute.</summary>
    [Parameter]
    public TimeSpan Duration { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Writes the answer to one question.</summary>
    /// <param name="answer">The answer.</param>
    private protected abstract void Write(CallAnswer answer);

    /// <inheritdoc/>
    protected override void Process()
    {
        AskQuote ask = (AskQuote)(asker ??= new AskQuote(Session.Context()));
        try
        {
            Write(ask.Execute(new CallQuestion
            {
                Account = AccountName,
                User = Text(UserPrincipalName),
                Number = Number,
                CallType = CallType,
                At = At,
                Duration = Duration,
            }));
        }
        catch (CommsCreditException refusal) when (refusal.Id == ErrorIds.UserPrincipalNameInvalid)
        {
            WriteError(ErrorRecords.Of(refusal, UserPrincipalName));
        }
    }
}
