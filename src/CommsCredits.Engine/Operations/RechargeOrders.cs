namespace CommsCredits.Engine;

/// <summary>The orders of auto-recharge inside a transaction: written with their cause, concluded with what follows (design §4).</summary>
/// <param name="context">What operations work with.</param>
internal sealed class RechargeOrders(OperationContext context)
{
    private readonly OrderDesk orders = new(context);
    private readonly NoticeDesk notices = new(context);

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
    /// <param name="books">The account's books, in a transaction.</param>
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
    /// Writes a pending order by the backup method where the first method has just declined and a recharge is wanted still: once,
    /// and as part of the same attempt, whatever the wait.
    /// </summary>
    /// <param name="books">The account's books, in a transaction.</param>
    /// <param name="account">The account.</param>
    /// <param name="last">The order as it was concluded.</param>
    /// <returns>The order, or null.</returns>
    public Order? OpenBackup(IAccountBooks books, Account account, Order last)
    {
        AutoRecharge settings = books.Funding.AutoRecharge();
        if (!WantsBackup(settings, last))
        {
            return null;
        }

        DateTimeOffset now = context.Now;
        RechargeDecision decision = Decide(books, account, settings with { NextAttemptAt = null }, OrderDesk.BalanceOf(books, now), now);
        return decision.Fires ? Open(books, settings, decision.Amount, settings.BackupPaymentMethod) : null;
    }

    /// <summary>
    /// Writes the order that follows one that was concluded: by the backup method after a decline, and after a settled one where
    /// the balance is below the trigger still, because another process has charged meanwhile.
    /// </summary>
    /// <param name="books">The account's books, in a transaction.</param>
    /// <param name="account">The account.</param>
    /// <param name="last">The order as it was concluded.</param>
    /// <returns>The order, or null.</returns>
    public Order? OpenNext(IAccountBooks books, Account account, Order last) => last.Status == OrderStatus.Settled
        ? OpenIfDue(books, account, OrderDesk.BalanceOf(books, context.Now))
        : OpenBackup(books, account, last);

    /// <summary>Writes the outcome of an order, what a decline means for the next one (law L14), and the notice of it (rule N1).</summary>
    /// <param name="books">The account's books, in a transaction.</param>
    /// <param name="order">The order.</param>
    /// <param name="outcome">What the gateway answered.</param>
    /// <returns>The order as it now stands; one that was concluded before stays as it is.</returns>
    public Order Conclude(IAccountBooks books, Order order, PaymentOutcome outcome)
    {
        bool changesRecharge = order.Kind == OrderKind.Recharge && OrderDesk.IsStillOpen(books, order);
        Order concluded = orders.Conclude(books, order, outcome);
        if (changesRecharge)
        {
            AutoRecharge settings = AfterOutcome(books.Funding.AutoRecharge(), concluded);
            books.Funding.SaveAutoRecharge(settings);
            bool isTriedLater = concluded.Status == OrderStatus.Declined && !WantsBackup(settings, concluded);
            notices.Recharged(books, concluded, isTriedLater ? settings.NextAttemptAt : null);
        }

        return concluded;
    }

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
        string detail = FormattableString.Invariant($"{Money.ToDecimal(amount)} by {order.PaymentMethod}");
        context.Audit(books, "Recharge", order.OrderId.ToString(), detail, null);
        return order;
    }

    private AutoRecharge AfterOutcome(AutoRecharge settings, Order concluded) => concluded.Status switch
    {
        OrderStatus.Settled => settings with { Declines = 0, NextAttemptAt = null },
        OrderStatus.Declined when !IsSecondTry(settings, concluded) => settings with
        {
            Declines = settings.Declines + 1,
            NextAttemptAt = context.Now + RechargePolicy.WaitAfter(settings.Declines + 1),
        },
        _ => settings,
    };

    // The backup method belongs to the same attempt: the wait is not made longer by it.
    private bool IsSecondTry(AutoRecharge settings, Order order) =>
        settings.NextAttemptAt > context.Now
        && string.Equals(settings.BackupPaymentMethod, order.PaymentMethod, StringComparison.OrdinalIgnoreCase);

    private static bool WantsBackup(AutoRecharge settings, Order last) =>
        last is { Kind: OrderKind.Recharge, Status: OrderStatus.Declined }
        && settings.Enabled
        && settings.BackupPaymentMethod is { } backup
        && !string.Equals(backup, last.PaymentMethod, StringComparison.OrdinalIgnoreCase);
}
