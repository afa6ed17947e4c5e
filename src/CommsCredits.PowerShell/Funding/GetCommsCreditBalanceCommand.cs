using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Tells what can be spent, and what expires next.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditBalance")]
[OutputType(typeof(Balance))]
public sealed class GetCommsCreditBalanceCommand : AccountCommand
{
    /// <inheritdoc/>
    protected override void Process() => WriteObject(Balance.Of(new LedgerQueries(Session.Context()).Balance(AccountName)));
}
