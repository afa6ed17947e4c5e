namespace CommsCredits.Engine;

/// <summary>
/// Finds out what became of orders whose payment was asked for and whose answer never arrived: pending ones that a crash left, and
/// unknown ones (design §4, laws L4, L14).
/// </summary>
/// <param name="context">What operations work with.</param>
public sealed class ReconcileOrders(OperationContext context)
{
    private readonly RechargeOrders orders = new(context);
    private readonly RechargeDesk recharges = new(context);
    private readonly PaymentDesk payments = new(context);
    private readonly NoticeDesk notices = new(context);

    /// <summary>
    /// Asks the gateway about every pending order older than its patience and about every unknown order. One that the gateway never
    /// saw is asked for again under the same id; a recharge found declined is tried by the backup method once. Several processes may
    /// do it at once: each order is concluded by one of them.
    /// </summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <returns>The orders concluded here, as they now stand; those still unknown are not among them.</returns>
    /// <remarks>Whether a recharge is due afterwards is for the caller to look at.</remarks>
    /// <exception cref="CommsCreditException"><c>AccountNotFound</c> or <c>StoreBusy</c>.</exception>
    public IReadOnlyList<Order> Execute(string? accountName)
    {
        (string name, List<Order> waiting) = Waiting(accountName);
        List<Order> concluded = [];
        foreach (Order order in waiting)
        {
            Reconcile(name, order, concluded);
        }

        return concluded;
    }

    private (string Name, List<Order> Waiting) Waiting(string? accountName)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        IAccountBooks books = view.Of(account);
        DateTimeOffset latest = context.Now - context.GatewayOf(books).Patience;
        IEnumerable<Order> left = books.Funding.Orders(null, null, null, OrderStatus.Pending).Where(order => order.OrderedAt <= latest);
        IEnumerable<Order> unknown = books.Funding.Orders(null, null, null, OrderStatus.Unknown);
        return (account.Name, [.. left.Concat(unknown).OrderBy(order => order.OrderedAt)]);
    }

    private void Reconcile(string accountName, Order order, List<Order> concluded)
    {
        PaymentOutcome outcome = Ask(accountName, order);
        if (outcome.Status == OrderStatus.Unknown && order.Status == OrderStatus.Unknown)
        {
            return;
        }

        Order? backup;
        using (IUnitOfWork unit = context.Store.Write(WriteMode.Commit))
        {
            Account account = OperationContext.Resolve(unit, accountName);
            IAccountBooks books = unit.Of(account);
            if (!OrderDesk.IsStillOpen(books, order))
            {
                return;
            }

            Order last = orders.Conclude(books, order, outcome);
            backup = orders.OpenBackup(books, account, last);
            notices.Look(books);
            unit.Commit();
            if (!OrderDesk.IsOpen(last))
            {
                concluded.Add(last);
            }
        }

        if (backup is not null)
        {
            concluded.AddRange(recharges.Ask(accountName, backup));
        }
    }

    // No view stays open while the gateway takes its time.
    private PaymentOutcome Ask(string accountName, Order order)
    {
        if (payments.QuestionFor(accountName, order) is not (IPaymentGateway gateway, PaymentRequest request))
        {
            return PaymentDesk.Recorded;
        }

        PaymentOutcome outcome = gateway.Reconcile(request);
        return outcome.IsNotFound ? gateway.Charge(request) : outcome;
    }
}
