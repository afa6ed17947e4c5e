using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// Settles by hand an order whose outcome is not known, once the payment provider has said what became of it; the gateway is not
/// asked about it.
/// </summary>
[Cmdlet(
    VerbsDiagnostic.Resolve,
    "CommsCreditOrder",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = SettledSet)]
[OutputType(typeof(Order))]
public sealed class ResolveCommsCreditOrderCommand : ChangeCommand
{
    private const string SettledSet = "Settled";
    private const string DeclinedSet = "Declined";

    /// <summary>The order: Pending or Unknown.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public Guid OrderId { get; set; }

    /// <summary>It was paid: its lot goes into the balance.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SettledSet)]
    public SwitchParameter Settled { get; set; }

    /// <summary>It was not paid, and will not be.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DeclinedSet)]
    public SwitchParameter Declined { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        bool settled = ParameterSetName == SettledSet;
        if (settled ? !Settled : !Declined)
        {
            throw AccountErrors.Parameter("Neither -Settled nor -Declined is true.", OrderId, "Say what became of the order.");
        }

        if (Ask(OrderId.ToString(), settled ? "Settle order as paid" : "Settle order as declined") is not { } mode)
        {
            return;
        }

        try
        {
            (Engine.Account account, Engine.Order order) =
                new ResolveOrder(ContextFor(mode)).Execute(AccountName, OrderId, settled, RequestId, mode);
            WriteResult(Order.Of(account, order), mode);
        }
        catch (CommsCreditException refusal) when (refusal.Id is ErrorIds.OrderNotFound or ErrorIds.OrderNotOpen)
        {
            WriteError(ErrorRecords.Of(refusal, OrderId));
        }
    }
}
