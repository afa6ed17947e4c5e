namespace CommsCredits.Engine;

/// <summary>Takes back a manual funding whose lot is untouched; nothing else is ever refunded (rule F16, laws L3, L4).</summary>
/// <param name="context">What operations work with.</param>
public sealed class UndoOrder(OperationContext context)
{
    /// <summary>Posts the correction and takes the lot out of the balance. No gateway is asked: a payment is given back outside.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="requestId">The caller's request id, or null.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>The account, and the order as it now stands: Undone.</returns>
    /// <exception cref="CommsCreditException">AccountNotFound, OrderNotFound, OrderNotUndoable or RequestIdReused.</exception>
    public (Account Account, Order Order) Execute(string? accountName, Guid orderId, Guid? requestId, WriteMode mode) =>
        new MoneyChange(context).Run(accountName, mode, (account, books) =>
        {
            (Order order, bool isNew) = Undo(books, orderId, requestId);
            return new Changed<(Account, Order)>((account, order), isNew);
        });

    private (Order Order, bool IsNew) Undo(IAccountBooks books, Guid orderId, Guid? requestId)
    {
        RequestGuard guard = RequestGuard.Of(requestId, nameof(UndoOrder), new { orderId });
        Order order = books.Funding.FindOrder(orderId) ?? throw FundingErrors.OrderNotFound(orderId);
        if (guard.FirstResult(books.Trail) is not null)
        {
            return (order, false);
        }

        DateTimeOffset now = context.Now;
        Lot? lot = books.Ledger.Lots(includeSpent: true).FirstOrDefault(lot => lot.OrderId == orderId);
        if (UndoRules.WhyNot(order, lot, now) is { } why)
        {
            throw FundingErrors.NotUndoable(order, why);
        }

        books.Ledger.Post(Posting.PurchaseUndone(context.Ids.Next(), books.Ledger.PurchaseOf(lot!.Number), lot, requestId, now));
        Order undone = order with { Status = OrderStatus.Undone, BalanceAfter = OrderDesk.BalanceOf(books, now) };
        books.Funding.SaveOrder(undone);
        guard.Remember(books.Trail, orderId.ToString());
        context.Audit(books, nameof(UndoOrder), orderId.ToString(), string.Empty, requestId);
        return (undone, true);
    }
}
