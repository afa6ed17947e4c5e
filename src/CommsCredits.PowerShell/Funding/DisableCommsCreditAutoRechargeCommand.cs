using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Switches auto-recharge off; its amounts stay (rule E3).</summary>
[Cmdlet(VerbsLifecycle.Disable, "CommsCreditAutoRecharge", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AutoRecharge))]
public sealed class DisableCommsCreditAutoRechargeCommand : ChangeCommand
{
    /// <inheritdoc/>
    protected override void Process()
    {
        if (Ask(AccountName ?? "the default account", "Disable auto-recharge") is { } mode)
        {
            WriteResult(AutoRecharge.Of(new SetAutoRecharge(ContextFor(mode)).Switch(AccountName, false, RequestId, mode)), mode);
        }
    }
}
