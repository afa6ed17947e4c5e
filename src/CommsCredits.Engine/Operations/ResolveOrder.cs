namespace CommsCredits.Engine;

/// <summary>Settles by hand an order whose outcome nobody knows, once the payment provider has said what became of it.</summary>
/// <param name="context">What operations work with.</param>
public sealed class ResolveOrder(OperationContext context)
{
    private readonly RechargeOrders orders = new(context);

    /// <summary>Writes the outcome; a settled order puts its lot into the balance, once (laws L4, L14).</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="orderId">The order: Pending or Unknown.</param>
    /// <param name="settled">Whether it was paid; else it counts as declined.</param>
    /// <param name="requestId">The caller's request id, or null; each order counts for itself.</param>
    /// <param name="mode">Whether it is kept; the gateway is not asked about this order either way.</param>
    /// <returns>The order as it now stands, and its account.</returns>
    /// <exception cref="CommsCreditException">AccountNotFound, OrderNotFound, OrderNotOpen or RequestIdReused.</exception>
    public (Account Account, Order Order) Execute(string? accountName, Guid orderId, bool settled, Guid? requestId, WriteMode mode) =>
        new MoneyChange(context).Run(accountName, mode, (account, books) =>
        {
            (Order order, bool isNew) = Resolve(books, orderId, settled, requestId);
            return new Changed<(Account, Order)>((account, order), isNew);
        });

    private (Order Order, bool IsNew) Resolve(IAccountBooks books, Guid orderId, bool settled, Guid? requestId)
    {
        Order order = books.Funding.FindOrder(orderId) ?? throw FundingErrors.OrderNotFound(orderId);
        RequestGuard guard = RequestGuard.Of(requestId, nameof(ResolveOrder), settled ? "settled" : "declined", orderId.ToString());
        if (guard.FirstResult(books.Trail) is not null)
        {
            return (order, false);
        }

        if (!OrderDesk.IsOpen(order))
        {
            throw FundingErrors.OrderNotOpen(order);
        }

        PaymentOutcome outcome = settled
            ? new PaymentOutcome(OrderStatus.Settled, string.Empty)
            : new PaymentOutcome(OrderStatus.Declined, "Declined by hand.");
        Order resolved = orders.Conclude(books, order, outcome);
        guard.Remember(books.Trail, orderId.ToString());
        context.Audit(books, nameof(ResolveOrder), orderId.ToString(), guard.Content, requestId);
        return (resolved, true);
    }
}
