using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Lists the events of the ledger in the order written.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditTransaction")]
[OutputType(typeof(Transaction))]
public sealed class GetCommsCreditTransactionCommand : AccountCommand
{
    /// <summary>Inclusive, by the moment of writing.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? From { get; set; }

    /// <summary>Exclusive.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? To { get; set; }

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
