using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Buys funds: an order, and once it is paid a lot that expires after twelve months (rules F1, F7).</summary>
[Cmdlet(VerbsCommon.Add, "CommsCreditFunds", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Order))]
public sealed class AddCommsCreditFundsCommand : ChangeCommand
{
    /// <summary>How much, in the account's currency.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public decimal Amount { get; set; }

    /// <summary>How it is paid; without it the default method, and without any the funds are simply recorded.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PaymentMethodCompleter))]
    public string? PaymentMethod { get; set; }

    /// <summary>A purchase-order number (rule F14).</summary>
    [Parameter]
    public string? PurchaseOrder { get; set; }

    /// <summary>When the funds were bought, where that lies in the past.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? PurchaseDate { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Ask(AccountName ?? "the default account", FormattableString.Invariant($"Add funds of {Amount}")) is not { } mode)
        {
            return;
        }

        OperationContext context = ContextFor(mode);
        AddFundsRequest request = new(AccountName, Amount, Text(PaymentMethod), Text(PurchaseOrder), PurchaseDate, RequestId);
        Engine.Order order = new AddFunds(context).Execute(request, mode);
        BalanceView balance = new LedgerQueries(context).Balance(AccountName);
        WriteResult(Order.Of(balance.Account, order), mode);
        if (order.Status is Engine.OrderStatus.Declined or Engine.OrderStatus.Unknown)
        {
            WriteError(ErrorRecords.Of(FundingErrors.NotPaid(order, new Money(balance.Balance, balance.Account.Currency))));
        }
    }
}
