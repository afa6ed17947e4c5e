namespace CommsCredits.Engine;

/// <summary>Runs auto-recharge: writes the order with its cause, asks the gateway, writes the outcome (design §4).</summary>
/// <param name="context">What operations work with.</param>
internal sealed class RechargeDesk(OperationContext context)
{
    private readonly OrderDesk orders = new(context);

    /// <summary>What auto-recharge would do now, and why not.</summary>
    /// <param name="books">The account's books.</param>
    /// <param name="account">The account.</param>
    /// <param name="settings">Auto-recharge as it is set.</param>
    /// <param name="balance">The balance, in millionths.</param>
    /// <param name="now">The moment.</param>
    /// <returns>The decision.</returns>
    public static RechargeDecision Decide(
        IAccountBooks books, Account account, AutoRecharge settings, long balance, DateTimeOffset now)
    {
        (DateTimeOffset from, DateTimeOffset to) = account.Months.Bounds(account.Months.MonthOf(now));
        long counted = books.Funding.Orders(from, to, OrderKind.Recharge, status: null)
            .Where(order => order.Status is OrderStatus.Pending or OrderStatus.Settled or OrderStatus.Unknown)
            .Sum(order => order.Amount);
        bool pending = books.Funding.Orders(null, null, OrderKind.Recharge, OrderStatus.Pending).Count > 0;
        bool unknown = books.Funding.Orders(null, null, OrderKind.Recharge, OrderStatus.Unknown).Count > 0;
        return RechargePolicy.Decide(settings, new RechargeFacts(balance, counted, pending, unknown, now));
    }

    /// <summary>Writes a pending order where one is due, in the transaction of its cause.</summary>
    /// <param name="books">The account's books.</param>
    /// <param name="account">The account.</param>
    /// <param name="balance">The balance as the cause left it.</param>
    /// <returns>The order, or null.</returns>
    public Order? OpenIfDue(IAccountBooks books, Account account, long balance)
    {
        AutoRecharge settings = books.Funding.AutoRecharge();
        RechargeDecision decision = Decide(books, account, settings, balance, context.Now);
        return decision.Fires ? Open(books, settings, decision.Amount, settings.PaymentMethod) : null;
    }

    /// <summary>
    /// Asks for an order's payment and writes the outcome; a decline tries the backup method at once, and a settled order looks
    /// at the trigger again: another process may have charged meanwhile.
    /// </summary>
    /// <param name="accountName">The account.</param>
    /// <param name="order">The pending order, durable by now.</param>
    /// <returns>The orders as they now stand.</returns>
    public IReadOnlyList<Order> Ask(string accountName, Order order)
    {
        List<Order> concluded = [];
        for (Order? next = order; next is not null; next = concluded[^1].Status == OrderStatus.Settled ? OpenIfDue(accountName) : null)
        {
            AskWithBackup(accountName, next, concluded);
        }

        return concluded;
    }

    /// <summary>Decides, orders and concludes inside one transaction that will be rolled back; nobody outside is asked.</summary>
    /// <param name="books">The account's books.</param>
    /// <param name="account">The account.</param>
    /// <param name="order">The pending order.</param>
    /// <returns>The orders as they would stand.</returns>
    public IReadOnlyList<Order> Simulate(IAccountBooks books, Account account, Order order)
    {
        OfflineGateway offline = new();
        List<Order> concluded = [];
        bool isBackup = false;
        for (Order? next = order; next is not null; isBackup = true)
        {
            PaymentOutcome outcome = OrderDesk.MethodOf(books, next.PaymentMethod) is { } method
                ? offline.Charge(RequestFor(account, next, method))
                : Recorded;
            Order last = Conclude(books, account, next, outcome);
            concluded.Add(last);
            next = isBackup ? null : OpenBackup(books, last);
        }

        return concluded;
    }

    /// <summary>Recharges after a change that may have made it due.</summary>
    /// <param name="accountName">The account.</param>
    /// <returns>The orders it led to.</returns>
    public IReadOnlyList<Order> RunIfDue(string accountName) => OpenIfDue(accountName) is { } order ? Ask(accountName, order) : [];

    /// <summary>What recharging now would lead to; nothing is kept and nobody is asked.</summary>
    /// <param name="accountName">The account.</param>
    /// <returns>The orders as they would stand.</returns>
    public IReadOnlyList<Order> SimulateIfDue(string accountName)
    {
        using IUnitOfWork unit = context.Store.Write(WriteMode.Simulate);
        Account account = OperationContext.Resolve(unit, accountName);
        IAccountBooks books = unit.Of(account);
        Order? order = OpenIfDue(books, account, OrderDesk.BalanceOf(books, context.Now));
        return order is null ? [] : Simulate(books, account, order);
    }

    /// <summary>What is answered where no payment method is configured: the funding is simply recorded.</summary>
    public static PaymentOutcome Recorded { get; } = new(OrderStatus.Settled, string.Empty);

    /// <summary>What a gateway is asked for an order.</summary>
    /// <param name="account">The account.</param>
    /// <param name="order">The order.</param>
    /// <param name="method">How it is paid.</param>
    /// <returns>The request.</returns>
    public static PaymentRequest RequestFor(Account account, Order order, PaymentMethod method) =>
        new(order.OrderId, new Money(order.Amount, account.Currency), method, order.PurchaseOrder, order.OrderedAt);

    /// <summary>Asks the account's gateway for an order's payment. No view stays open while the gateway takes its time.</summary>
    /// <param name="accountName">The account.</param>
    /// <param name="order">The order, durable by now.</param>
    /// <returns>The answer; Settled where no payment method is configured.</returns>
    public PaymentOutcome AskGateway(string accountName, Order order) =>
        QuestionFor(accountName, order) is (IPaymentGateway gateway, PaymentRequest request) ? gateway.Charge(request) : Recorded;

    /// <summary>Whom to ask for an order, and what.</summary>
    /// <param name="accountName">The account.</param>
    /// <param name="order">The order.</param>
    /// <returns>The gateway and the request, or null where funds are simply recorded.</returns>
    public (IPaymentGateway Gateway, PaymentRequest Request)? QuestionFor(string accountName, Order order)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        IAccountBooks books = view.Of(account);
        return order.PaymentMethod is { } name && OrderDesk.MethodOf(books, name) is { } method
            ? (context.GatewayOf(books), RequestFor(account, order, method))
            : null;
    }

    private Order? OpenIfDue(string accountName)
    {
        using IUnitOfWork unit = context.Store.Write(WriteMode.Commit);
        Account account = OperationContext.Resolve(unit, accountName);
        IAccountBooks books = unit.Of(account);
        Order? order = OpenIfDue(books, account, OrderDesk.BalanceOf(books, context.Now));
        if (order is not null)
        {
            unit.Commit();
        }

        return order;
    }

    private void AskWithBackup(string accountName, Order order, List<Order> concluded)
    {
        bool isBackup = false;
        for (Order? next = order; next is not null; isBackup = true)
        {
            PaymentOutcome outcome = AskGateway(accountName, next);
            using IUnitOfWork unit = context.Store.Write(WriteMode.Commit);
            Account account = OperationContext.Resolve(unit, accountName);
            IAccountBooks books = unit.Of(account);
            bool isOurs = OrderDesk.IsStillOpen(books, next);
            Order last = Conclude(books, account, next, outcome);
            concluded.Add(last);
            next = isBackup || !isOurs ? null : OpenBackup(books, last);
            unit.Commit();
        }
    }

    private Order Open(IAccountBooks books, AutoRecharge settings, long amount, string? methodName)
    {
        DateTimeOffset now = context.Now;
        Order order = new()
        {
            OrderId = context.Ids.Next(),
            Kind = OrderKind.Recharge,
            Amount = amount,
            Status = OrderStatus.Pending,
            PaymentMethod = OrderDesk.MethodOf(books, methodName)?.Name,
            OrderedAt = now,
            PurchasedAt = now,
        };
        books.Funding.SaveOrder(order);
        books.Funding.SaveAutoRecharge(settings with { LastOrderId = order.OrderId });
        context.Audit(books, "Recharge", order.OrderId.ToString(), FormattableString.Invariant($"{Money.ToDecimal(amount)} by {order.PaymentMethod}"), null);
        return order;
    }

    /// <summary>Writes the outcome of an order, and what a recharge that was declined means for the next one (law L14).</summary>
    /// <param name="books">The account's books, in a transaction.</param>
    /// <param name="account">The account.</param>
    /// <param name="order">The order.</param>
    /// <param name="outcome">What the gateway answered.</param>
    /// <returns>The order as it now stands; one that was concluded before stays as it is.</returns>
    public Order Conclude(IAccountBooks books, Account account, Order order, PaymentOutcome outcome)
    {
        bool changesRecharge = order.Kind == OrderKind.Recharge && OrderDesk.IsStillOpen(books, order);
        Order concluded = orders.Conclude(books, account, order, outcome);
        if (!changesRecharge)
        {
            return concluded;
        }

        AutoRecharge settings = books.Funding.AutoRecharge();
        books.Funding.SaveAutoRecharge(concluded.Status switch
        {
            OrderStatus.Settled => settings with { Declines = 0, NextAttemptAt = null },
            OrderStatus.Declined when !IsSecondTry(settings, concluded) => settings with
            {
                Declines = settings.Declines + 1,
                NextAttemptAt = context.Now + RechargePolicy.WaitAfter(settings.Declines + 1),
            },
            _ => settings,
        });
        return concluded;
    }

    // The backup method belongs to the same attempt: the wait is not made longer by it.
    private bool IsSecondTry(AutoRecharge settings, Order order) =>
        settings.NextAttemptAt > context.Now
        && string.Equals(settings.BackupPaymentMethod, order.PaymentMethod, StringComparison.OrdinalIgnoreCase);

    /// <summary>Ends the wait after a decline, because what was declined is mended (design §4).</summary>
    /// <param name="books">The account's books, in a transaction.</param>
    public static void ClearBackOff(IAccountBooks books)
    {
        AutoRecharge settings = books.Funding.AutoRecharge();
        if (settings.Declines > 0 || settings.NextAttemptAt is not null)
        {
            books.Funding.SaveAutoRecharge(settings with { Declines = 0, NextAttemptAt = null });
        }
    }

    /// <summary>
    /// Writes a pending order by the backup method where a recharge was found declined only now, and is wanted still.
    /// </summary>
    /// <param name="books">The account's books, in a transaction.</param>
    /// <param name="account">The account.</param>
    /// <param name="last">The order as it was concluded.</param>
    /// <returns>The order, or null.</returns>
    public Order? OpenBackupIfDue(IAccountBooks books, Account account, Order last)
    {
        AutoRecharge settings = books.Funding.AutoRecharge();
        if (!WantsBackup(settings, last))
        {
            return null;
        }

        DateTimeOffset now = context.Now;
        RechargeDecision decision = Decide(
            books, account, settings with { NextAttemptAt = null }, OrderDesk.BalanceOf(books, now), now);
        return decision.Fires ? Open(books, settings, decision.Amount, settings.BackupPaymentMethod) : null;
    }

    // The backup method is tried once, right after the first method declined.
    private Order? OpenBackup(IAccountBooks books, Order last)
    {
        AutoRecharge settings = books.Funding.AutoRecharge();
        return WantsBackup(settings, last) ? Open(books, settings, last.Amount, settings.BackupPaymentMethod) : null;
    }

    private static bool WantsBackup(AutoRecharge settings, Order last) =>
        last is { Kind: OrderKind.Recharge, Status: OrderStatus.Declined }
        && settings.Enabled
        && settings.BackupPaymentMethod is { } backup
        && !string.Equals(backup, last.PaymentMethod, StringComparison.OrdinalIgnoreCase);
}
