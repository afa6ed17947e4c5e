using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Tells how auto-recharge is set, and why it does not fire.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditAutoRecharge")]
[OutputType(typeof(AutoRecharge))]
public sealed class GetCommsCreditAutoRechargeCommand : AccountCommand
{
    /// <inheritdoc/>
    protected override void Process() => WriteObject(AutoRecharge.Of(new SetAutoRecharge(Session.Context()).Get(AccountName)));
}
