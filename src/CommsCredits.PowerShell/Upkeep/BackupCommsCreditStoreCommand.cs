using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Copies the store, as it is at one moment, into a file of its own; others may go on writing.</summary>
[Cmdlet(VerbsData.Backup, "CommsCreditStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileInfo))]
public sealed class BackupCommsCreditStoreCommand : CommsCreditCommand
{
    /// <summary>The file to write, readable by its owner only.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>Replaces a file that is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        string target = Resolve(Path);
        if (Consent.Ask(this, target, "Back up the store") is { } mode)
        {
            Session.BackUp(target, Force, mode);
            Consent.Write(this, new FileInfo(target), mode);
        }
    }
}
