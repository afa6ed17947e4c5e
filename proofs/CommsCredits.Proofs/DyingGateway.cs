using System.Diagnostics;
using CommsCredits.Engine;

namespace CommsCredits.Proofs;

/// <summary>A gateway whose caller is killed while it is asked: the order is written, and nobody hears the answer.</summary>
internal sealed class DyingGateway : IPaymentGateway
{
    /// <inheritdoc/>
    public TimeSpan Patience => TimeSpan.Zero;

    /// <inheritdoc/>
    public PaymentOutcome Charge(PaymentRequest request)
    {
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
        throw new InvalidOperationException("The process outlived its kill.");
    }

    /// <inheritdoc/>
    public PaymentOutcome Reconcile(PaymentRequest request) => Charge(request);
}
