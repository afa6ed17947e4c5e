using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Tells whether a call would be let through; Get-PstnCallQuote tells why.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PstnCall")]
[OutputType(typeof(bool))]
public sealed class TestPstnCallCommand : CallQuestionCommand
{
    /// <inheritdoc/>
    private protected override void Write(CallAnswer answer) => WriteObject(answer.Quote.Allowed);
}
