using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Does what is due by the time that has passed: the one command for a scheduled runbook. It may run twice at once.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "CommsCreditMaintenance", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Maintenance))]
public sealed class InvokeCommsCreditMaintenanceCommand : AccountCommand
{
    /// <inheritdoc/>
    protected override void Process()
    {
        if (Consent.Ask(this, AccountName ?? "the default account", "Do what is due") is { } mode)
        {
            Engine.Maintenance done = new Maintain(Session.Context(mode == WriteMode.Simulate)).Execute(AccountName, mode);
            Consent.Write(this, Maintenance.Of(done), mode);
        }
    }
}
