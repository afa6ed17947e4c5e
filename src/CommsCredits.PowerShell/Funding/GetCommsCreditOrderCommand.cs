using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Lists the purchases of funds, oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditOrder")]
[OutputType(typeof(Order))]
public sealed class GetCommsCreditOrderCommand : PeriodCommand
{
    /// <summary>One order.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public Guid? OrderId { get; set; }

    /// <summary>Only orders of this kind.</summary>
    [Parameter]
    public OrderKind? Kind { get; set; }

    /// <summary>Only orders of this status.</summary>
    [Parameter]
    public OrderStatus? Status { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        LedgerQueries ledger = new(Session.Context());
        if (OrderId is { } id)
        {
            try
            {
                (Engine.Account account, Engine.Order order) = ledger.Order(AccountName, id);
                WriteObject(Order.Of(account, order));
            }
            catch (CommsCreditException missing) when (missing.Id == ErrorIds.OrderNotFound)
            {
                WriteError(ErrorRecords.Of(missing));
            }

            return;
        }

        (Engine.Account owner, IReadOnlyList<Engine.Order> orders) =
            ledger.Orders(AccountName, From, To, (Engine.OrderKind?)Kind, (Engine.OrderStatus?)Status);
        foreach (Engine.Order order in orders)
        {
            WriteObject(Order.Of(owner, order));
        }
    }
}
