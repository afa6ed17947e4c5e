using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Lists the events of the ledger in the order written.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditTransaction")]
[OutputType(typeof(Transaction))]
public sealed class GetCommsCreditTransactionCommand : PeriodCommand
{
    /// <summary>Only transactions of this kind.</summary>
    [Parameter]
    public TransactionKind? Kind { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        LedgerQueries ledger = new(Session.Context());
        foreach ((Engine.Account account, LedgerLine line) in ledger.Transactions(AccountName, From, To, (PostingKind?)Kind))
        {
            WriteObject(Transaction.Of(account, line));
        }
    }
}
