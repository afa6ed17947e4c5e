using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Takes back a manual funding of which nothing was used. A payment that was made is given back outside the module.</summary>
[Cmdlet(VerbsCommon.Undo, "CommsCreditOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Order))]
public sealed class UndoCommsCreditOrderCommand : ChangeCommand
{
    /// <summary>The order; orders from the pipeline bind here.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public Guid OrderId { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Ask(OrderId.ToString(), "Undo the order") is not { } mode)
        {
            return;
        }

        try
        {
            (Engine.Account account, Engine.Order order) = new UndoOrder(ContextFor(mode)).Execute(AccountName, OrderId, RequestId, mode);
            WriteResult(Order.Of(account, order), mode);
        }
        catch (CommsCreditException refused) when (refused.Id is ErrorIds.OrderNotFound or ErrorIds.OrderNotUndoable)
        {
            WriteError(ErrorRecords.Of(refused));
        }
    }
}
