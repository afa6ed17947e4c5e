using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Tells who would pay for a call, what it would cost, how long it could last, and whether it would be let through.</summary>
[Cmdlet(VerbsCommon.Get, "PstnCallQuote")]
[OutputType(typeof(CallQuote))]
public sealed class GetPstnCallQuoteCommand : CallQuestionCommand
{
    /// <inheritdoc/>
    private protected override void Write(CallAnswer answer) => WriteObject(CallQuote.Of(answer));
}
