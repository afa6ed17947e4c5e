namespace CommsCredits.Engine;

/// <summary>The embedded gateway: it records the order, and declines a card past its last month (design §4).</summary>
/// <remarks>It moves no money: the organisation pays its provider itself and records here that it did.</remarks>
public sealed class OfflineGateway : IPaymentGateway
{
    /// <summary>None: it answers at once, and always the same.</summary>
    public TimeSpan Patience => TimeSpan.Zero;

    /// <inheritdoc/>
    public PaymentOutcome Charge(PaymentRequest request) =>
        request.Method.ExpiresOn is { } end && request.At >= end
            ? new PaymentOutcome(OrderStatus.Declined, $"The card {request.Method.Display} has expired.")
            : new PaymentOutcome(OrderStatus.Settled, string.Empty);

    /// <inheritdoc/>
    public PaymentOutcome Reconcile(PaymentRequest request) => Charge(request);
}
