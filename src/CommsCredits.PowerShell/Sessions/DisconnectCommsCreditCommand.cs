using System.Management.Automation;

namespace CommsCredits.PowerShell;

/// <summary>Closes the store: with no process using it, the one file is complete.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "CommsCredit")]
public sealed class DisconnectCommsCreditCommand : CommsCreditCommand
{
    /// <inheritdoc/>
    protected override void Process() => ModuleExit.Close(forget: true);
}
