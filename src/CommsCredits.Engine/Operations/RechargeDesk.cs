namespace CommsCredits.Engine;

/// <summary>Runs auto-recharge: an order is durable before the gateway is asked, and its answer is written in a transaction of its own.</summary>
/// <param name="context">What operations work with.</param>
internal sealed class RechargeDesk(OperationContext context)
{
    private readonly RechargeOrders orders = new(context);
    private readonly NoticeDesk notices = new(context);
    private readonly PaymentDesk payments = new(context);

    /// <summary>Asks for an order's payment and for that of the orders that follow from it, and writes each outcome.</summary>
    /// <param name="accountName">The account.</param>
    /// <param name="order">The pending order, durable by now.</param>
    /// <returns>The orders as they now stand.</returns>
    public IReadOnlyList<Order> Ask(string accountName, Order order)
    {
        List<Order> concluded = [];
        for (Order? next = order; next is not null;)
        {
            PaymentOutcome outcome = payments.Ask(accountName, next);
            using IUnitOfWork unit = context.Store.Write(WriteMode.Commit);
            Account account = OperationContext.Resolve(unit, accountName);
            IAccountBooks books = unit.Of(account);
            bool isOurs = OrderDesk.IsStillOpen(books, next);
            Order last = orders.Conclude(books, next, outcome);
            concluded.Add(last);

            // What follows from an order belongs to whoever concluded it.
            next = isOurs ? orders.OpenNext(books, account, last) : null;
            notices.Look(books);
            unit.Commit();
        }

        return concluded;
    }

    /// <summary>Concludes an order and those that follow inside one transaction that will be rolled back; nobody outside is asked.</summary>
    /// <param name="books">The account's books.</param>
    /// <param name="account">The account.</param>
    /// <param name="order">The pending order.</param>
    /// <returns>The orders as they would stand.</returns>
    public IReadOnlyList<Order> Simulate(IAccountBooks books, Account account, Order order)
    {
        List<Order> concluded = [];
        for (Order? next = order; next is not null; next = orders.OpenNext(books, account, concluded[^1]))
        {
            concluded.Add(orders.Conclude(books, next, PaymentDesk.Simulate(books, account, next)));
        }

        notices.Look(books);
        return concluded;
    }

    /// <summary>Recharges where time has made it due.</summary>
    /// <param name="accountName">The account.</param>
    /// <param name="mode">Whether it is kept; simulated, nobody is asked.</param>
    /// <returns>The orders it led to, as they stand or would stand.</returns>
    public IReadOnlyList<Order> RunIfDue(string accountName, WriteMode mode)
    {
        Order? order;
        using (IUnitOfWork unit = context.Store.Write(mode))
        {
            Account account = OperationContext.Resolve(unit, accountName);
            IAccountBooks books = unit.Of(account);
            order = orders.OpenIfDue(books, account, OrderDesk.BalanceOf(books, context.Now));
            if (order is null || mode == WriteMode.Simulate)
            {
                return order is null ? [] : Simulate(books, account, order);
            }

            unit.Commit();
        }

        return Ask(accountName, order);
    }
}
