using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Lists the lots that hold money, oldest purchase first, with their expiry.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditFunds")]
[OutputType(typeof(Lot))]
public sealed class GetCommsCreditFundsCommand : AccountCommand
{
    /// <summary>Lists lots with nothing left, too.</summary>
    [Parameter]
    public SwitchParameter IncludeSpent { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        (Engine.Account account, IReadOnlyList<Engine.Lot> lots) = new LedgerQueries(Session.Context()).Funds(AccountName, IncludeSpent);
        foreach (Engine.Lot lot in lots)
        {
            WriteObject(Lot.Of(account, lot));
        }
    }
}
