using System.Management.Automation;
using CommsCredits.Engine;
using CommsCredits.Storage;

namespace CommsCredits.PowerShell;

/// <summary>
/// Replaces the connected store by a backup whose books hold. What was there before is kept beside it, as .before-restore.
/// </summary>
[Cmdlet(VerbsData.Restore, "CommsCreditStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(FileInfo))]
public sealed class RestoreCommsCreditStoreCommand : CommsCreditCommand
{
    /// <summary>The backup.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    public string Path { get; set; } = string.Empty;

    /// <summary>Does not ask, as -Confirm:$false; -Confirm and -WhatIf still hold.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        string backup = Resolve(Path);
        string store = Session.Location;
        if (Force && !IsBound("Confirm"))
        {
            SessionState.PSVariable.Set(new PSVariable("ConfirmPreference", ConfirmImpact.None, ScopedItemOptions.Private));
        }

        switch (Consent.Ask(this, store, $"Replace the store by {backup}"))
        {
            case WriteMode.Simulate:
                StoreRestore.Check(store, backup);
                Consent.Write(this, new FileInfo(store), WriteMode.Simulate);
                break;
            case WriteMode.Commit:
                string? kept = Session.WhileClosed(path => StoreRestore.Run(path, backup));
                PSObject restored = new(new FileInfo(store));
                restored.Properties.Add(new PSNoteProperty("KeptAs", kept));
                Consent.Write(this, restored, WriteMode.Commit);
                break;
        }
    }
}
