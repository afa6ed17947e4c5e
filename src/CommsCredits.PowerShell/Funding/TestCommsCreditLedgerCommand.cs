using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Adds up everything in the books again and tells whether it is what is kept, and whether no posting was changed.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CommsCreditLedger")]
[OutputType(typeof(bool), typeof(LedgerFault), typeof(LedgerHead))]
public sealed class TestCommsCreditLedgerCommand : AccountCommand
{
    private const int MostShown = 10_000;

    /// <summary>Writes each fault, and at the end the head of the ledger with its hash, instead of true or false.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        // Faults are written once the view is closed: who reads them may take his time.
        List<LedgerFault> faults = [];
        Engine.LedgerHead head = new VerifyLedger(Session.Context()).Execute(AccountName, fault =>
        {
            if (Detailed && faults.Count < MostShown)
            {
                faults.Add(LedgerFault.Of(fault));
            }
        });
        if (!Detailed)
        {
            WriteObject(head.IsSound);
            return;
        }

        WriteObject(faults, enumerateCollection: true);
        if (head.Faults > faults.Count)
        {
            WriteWarning(FormattableString.Invariant($"Only the first {MostShown} of {head.Faults} faults are shown."));
        }

        WriteObject(LedgerHead.Of(head));
    }

}
