namespace CommsCredits.Engine;

/// <summary>Asks for the payment of orders, and what became of them.</summary>
public interface IPaymentGateway
{
    /// <summary>
    /// The longest that <see cref="Charge"/> may take. An order that is pending for longer was left by a process that ended.
    /// </summary>
    TimeSpan Patience { get; }

    /// <summary>Asks for a payment; the order is already durable as Pending, and its id is the idempotency key.</summary>
    /// <param name="request">The order and how it is paid.</param>
    /// <returns>Settled, Declined or Unknown, with the reason.</returns>
    PaymentOutcome Charge(PaymentRequest request);

    /// <summary>Asks what became of an order that was, or may have been, asked for before; no money moves.</summary>
    /// <param name="request">The order as it was asked for.</param>
    /// <returns>
    /// Settled, Declined or Unknown, with the reason; <see cref="PaymentOutcome.NotFound"/> where the gateway never saw the order,
    /// so that it may be asked for again under the same idempotency key.
    /// </returns>
    PaymentOutcome Reconcile(PaymentRequest request);
}

/// <summary>Connects to the gateway that an account is set to.</summary>
public interface IGatewaySource
{
    /// <summary>The gateway of some settings; nothing is asked yet.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The gateway.</returns>
    IPaymentGateway For(GatewaySettings settings);
}

/// <summary>What a gateway is asked; the same for an order whenever it is asked.</summary>
/// <param name="OrderId">The order, and the idempotency key.</param>
/// <param name="Amount">How much.</param>
/// <param name="Method">How it is paid.</param>
/// <param name="PurchaseOrder">A purchase-order number, or null.</param>
/// <param name="At">When the order was made.</param>
public sealed record PaymentRequest(Guid OrderId, Money Amount, PaymentMethod Method, string? PurchaseOrder, DateTimeOffset At);

/// <summary>What a gateway answered.</summary>
/// <param name="Status">Settled, Declined or Unknown.</param>
/// <param name="Reason">Why it was not settled; empty when it was.</param>
public sealed record PaymentOutcome(OrderStatus Status, string Reason)
{
    /// <summary>The answer to a reconciliation that the gateway never saw the order: nothing was paid.</summary>
    public static PaymentOutcome NotFound { get; } =
        new(OrderStatus.Unknown, "The gateway never saw the order.") { IsNotFound = true };

    /// <summary>Whether the gateway never saw the order.</summary>
    public bool IsNotFound { get; private init; }
}
