namespace CommsCredits.Engine;

/// <summary>Writes what became of an order: a settled one puts its lot into the balance.</summary>
/// <param name="context">What operations work with.</param>
internal sealed class OrderDesk(OperationContext context)
{
    private readonly NoticeDesk notices = new(context);

    /// <summary>Whether an order still waits for its outcome: only then may one be written.</summary>
    /// <param name="order">The order.</param>
    /// <returns>True for pending and unknown ones.</returns>
    public static bool IsOpen(Order order) => order.Status is OrderStatus.Pending or OrderStatus.Unknown;

    /// <summary>Whether an order still waits for its outcome, as the books have it now.</summary>
    /// <param name="books">The account's books, in a transaction.</param>
    /// <param name="order">The order as it was when its payment was asked for.</param>
    /// <returns>False where somebody else has concluded it meanwhile.</returns>
    public static bool IsStillOpen(IAccountBooks books, Order order) => books.Funding.FindOrder(order.OrderId) is { } now && IsOpen(now);

    /// <summary>
    /// Writes the outcome of an order. No order is concluded twice (laws L4, L14): its status is read again in the transaction, and
    /// one that somebody else has concluded meanwhile stays as it is.
    /// </summary>
    /// <param name="books">The account's books, in a transaction.</param>
    /// <param name="order">The order, saved before.</param>
    /// <param name="outcome">What the gateway answered.</param>
    /// <returns>The order as it now stands.</returns>
    public Order Conclude(IAccountBooks books, Order order, PaymentOutcome outcome)
    {
        if (books.Funding.FindOrder(order.OrderId) is { } present && !IsOpen(present))
        {
            return present;
        }

        Order concluded = outcome.Status == OrderStatus.Settled
            ? Settle(books, order)
            : order with { Status = outcome.Status, Reason = outcome.Reason, BalanceAfter = BalanceOf(books, context.Now) };
        books.Funding.SaveOrder(concluded);
        context.Audit(books, "ConcludeOrder", order.OrderId.ToString(), $"{concluded.Status} {concluded.Reason}", order.RequestId);
        return concluded;
    }

    /// <summary>The balance of an account at a moment.</summary>
    /// <param name="books">The account's books.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Millionths.</returns>
    public static long BalanceOf(IAccountBooks books, DateTimeOffset now) => ShelfOf(books).BalanceAt(now);

    /// <summary>The lots of an account that hold money, and what it owes.</summary>
    /// <param name="books">The account's books.</param>
    /// <returns>A working copy.</returns>
    public static LotShelf ShelfOf(IAccountBooks books) => new(books.Ledger.Lots(includeSpent: false), books.Ledger.Overdraft());

    /// <summary>A payment method by its name, or the account's default.</summary>
    /// <param name="books">The account's books.</param>
    /// <param name="name">The name, or null for the default.</param>
    /// <returns>The method; null where none is configured at all.</returns>
    /// <exception cref="CommsCreditException"><c>PaymentMethodNotFound</c> or <c>CardNumberRefused</c>.</exception>
    public static PaymentMethod? MethodOf(IAccountBooks books, string? name)
    {
        if (CardNumber.LooksLike(name))
        {
            throw FundingErrors.CardNumberRefused("PaymentMethod");
        }

        IReadOnlyList<PaymentMethod> methods = books.Funding.PaymentMethods();
        return name is null
            ? methods.FirstOrDefault(method => method.IsDefault)
            : methods.FirstOrDefault(method => string.Equals(method.Name, name, StringComparison.OrdinalIgnoreCase))
                ?? throw FundingErrors.PaymentMethodNotFound(name);
    }

    private Order Settle(IAccountBooks books, Order order)
    {
        DateTimeOffset now = context.Now;
        Lot lot = new(
            books.Ledger.NextLotNumber(),
            context.Ids.Next(),
            order.OrderId,
            order.PurchasedAt,
            Lot.ExpiryOf(order.PurchasedAt),
            order.Amount,
            Used: 0,
            Expired: 0);
        LotShelf shelf = ShelfOf(books);
        long repaid = shelf.Fund(lot, now);
        books.Ledger.InsertLot(lot);
        books.Ledger.Post(Posting.Purchase(context.Ids.Next(), order, lot, repaid, now));
        notices.Rearm(books);
        return order with
        {
            Status = OrderStatus.Settled,
            Reason = string.Empty,
            LotId = lot.LotId,
            ExpiresAt = lot.ExpiresAt,
            BalanceAfter = shelf.BalanceAt(now),
        };
    }
}
