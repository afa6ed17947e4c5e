using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Switches auto-recharge on; its amounts must have been set.</summary>
[Cmdlet(VerbsLifecycle.Enable, "CommsCreditAutoRecharge", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AutoRecharge))]
public sealed class EnableCommsCreditAutoRechargeCommand : ChangeCommand
{
    /// <inheritdoc/>
    protected override void Process()
    {
        if (Ask(AccountName ?? "the default account", "Enable auto-recharge") is { } mode)
        {
            WriteResult(AutoRecharge.Of(new SetAutoRecharge(ContextFor(mode)).Switch(AccountName, true, RequestId, mode)), mode);
        }
    }
}
