namespace CommsCredits.Engine;

/// <summary>Asks for the payment of an order.</summary>
public interface IPaymentGateway
{
    /// <summary>Asks once; the order is already durable as Pending.</summary>
    /// <param name="request">The order and how it is paid.</param>
    /// <returns>Settled, Declined or Unknown, with the reason.</returns>
    PaymentOutcome Charge(PaymentRequest request);
}

/// <summary>What a gateway is asked.</summary>
/// <param name="OrderId">The order, and the idempotency key.</param>
/// <param name="Amount">How much.</param>
/// <param name="Method">How it is paid.</param>
/// <param name="PurchaseOrder">A purchase-order number, or null.</param>
/// <param name="At">When it is asked.</param>
public sealed record PaymentRequest(Guid OrderId, Money Amount, PaymentMethod Method, string? PurchaseOrder, DateTimeOffset At);

/// <summary>What a gateway answered.</summary>
/// <param name="Status">Settled, Declined or Unknown.</param>
/// <param name="Reason">Why it was not settled; empty when it was.</param>
public sealed record PaymentOutcome(OrderStatus Status, string Reason);
