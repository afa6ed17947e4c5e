namespace CommsCredits.Engine;

/// <summary>Asks for payments: whom, what, and what counts where there is nobody to ask.</summary>
/// <param name="context">What operations work with.</param>
internal sealed class PaymentDesk(OperationContext context)
{
    /// <summary>What is answered where no payment method is configured: the funding is simply recorded.</summary>
    public static PaymentOutcome Recorded { get; } = new(OrderStatus.Settled, string.Empty);

    /// <summary>Asks the account's gateway for an order's payment. No view stays open while the gateway takes its time.</summary>
    /// <param name="accountName">The account.</param>
    /// <param name="order">The order, durable by now.</param>
    /// <returns>The answer; Settled where no payment method is configured.</returns>
    public PaymentOutcome Ask(string accountName, Order order) =>
        QuestionFor(accountName, order) is (IPaymentGateway gateway, PaymentRequest request) ? gateway.Charge(request) : Recorded;

    /// <summary>What would be answered, without asking anybody outside.</summary>
    /// <param name="books">The account's books.</param>
    /// <param name="account">The account.</param>
    /// <param name="order">The order.</param>
    /// <returns>The answer of the offline gateway.</returns>
    public static PaymentOutcome Simulate(IAccountBooks books, Account account, Order order) =>
        MethodFor(books, order) is { } method ? new OfflineGateway().Charge(RequestFor(account, order, method)) : Recorded;

    /// <summary>Whom to ask for an order, and what.</summary>
    /// <param name="accountName">The account.</param>
    /// <param name="order">The order.</param>
    /// <returns>The gateway and the request, or null where funds are simply recorded.</returns>
    public (IPaymentGateway Gateway, PaymentRequest Request)? QuestionFor(string accountName, Order order)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        IAccountBooks books = view.Of(account);
        return MethodFor(books, order) is { } method ? (context.GatewayOf(books), RequestFor(account, order, method)) : null;
    }

    // An order that names no method was made while there was none; the default that there may be by now has nothing to do with it.
    private static PaymentMethod? MethodFor(IAccountBooks books, Order order) =>
        order.PaymentMethod is { } name ? OrderDesk.MethodOf(books, name) : null;

    private static PaymentRequest RequestFor(Account account, Order order, PaymentMethod method) =>
        new(order.OrderId, new Money(order.Amount, account.Currency), method, order.PurchaseOrder, order.OrderedAt);
}
