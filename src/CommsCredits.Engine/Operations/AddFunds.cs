using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>A manual funding as it is asked for.</summary>
/// <param name="Account">The account, or null for the default.</param>
/// <param name="Amount">Units of the account's currency.</param>
/// <param name="PaymentMethod">A payment method by name, or null for the default one.</param>
/// <param name="PurchaseOrder">A purchase-order number (rule F14), or null.</param>
/// <param name="PurchaseDate">When the funds were bought, where that lies in the past.</param>
/// <param name="RequestId">The caller's request id, or null.</param>
public sealed record AddFundsRequest(
    string? Account,
    decimal Amount,
    string? PaymentMethod = null,
    string? PurchaseOrder = null,
    DateTimeOffset? PurchaseDate = null,
    Guid? RequestId = null);

/// <summary>Buys funds by hand (rules F1, F5, F7, F8, F14).</summary>
/// <param name="context">What operations work with.</param>
public sealed class AddFunds(OperationContext context)
{
    private readonly OrderDesk orders = new(context);
    private readonly PaymentDesk payments = new(context);

    /// <summary>Writes the order, asks the gateway where a payment method is configured, and puts the lot into the balance.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="mode">Whether it is kept; simulated, no gateway is asked.</param>
    /// <returns>The order as it now stands: Settled, Declined or Unknown.</returns>
    /// <exception cref="CommsCreditException">
    /// AccountNotFound, AmountBelowMinimum, AmountNotWhole, PaymentMethodNotFound, RequestIdReused, CardNumberRefused or
    /// ParameterInvalid (a purchase in the future).
    /// </exception>
    public Order Execute(AddFundsRequest request, WriteMode mode)
    {
        (Account account, Order order, bool isNew) = Place(request, mode);
        if (isNew && order.Status == OrderStatus.Pending)
        {
            PaymentOutcome outcome = payments.Ask(account.Name, order);
            order = new MoneyChange(context).Run(account.Name, mode, (_, books) => Concluded(books, order, outcome));
        }

        return order;
    }

    // Recorded funds, and simulated ones, are there at once; a payment is asked for when its order is durable.
    private (Account Account, Order Order, bool IsNew) Place(AddFundsRequest request, WriteMode mode) =>
        new MoneyChange(context).Run(request.Account, mode, (account, books) =>
        {
            RequestGuard guard = GuardOf(request);
            if (guard.FirstResult(books.Trail) is { } first)
            {
                Order there = books.Funding.FindOrder(Guid.Parse(first))!;
                return new Changed<(Account, Order, bool)>((account, there, false), IsNew: false);
            }

            Order order = Draft(request, account, books, out PaymentMethod? method);
            books.Funding.SaveOrder(order);
            guard.Remember(books.Trail, order.OrderId.ToString());
            context.Audit(books, nameof(AddFunds), order.OrderId.ToString(), guard.Content, request.RequestId);
            if (method is null || mode == WriteMode.Simulate)
            {
                order = orders.Conclude(books, order, PaymentDesk.Simulate(books, account, order));
            }

            return new Changed<(Account, Order, bool)>((account, order, true), IsNew: true, IsOver: !OrderDesk.IsOpen(order));
        });

    private Changed<Order> Concluded(IAccountBooks books, Order order, PaymentOutcome outcome) =>
        new(orders.Conclude(books, order, outcome), IsNew: true);

    private Order Draft(AddFundsRequest request, Account account, IAccountBooks books, out PaymentMethod? method)
    {
        DateTimeOffset now = context.Now;
        DateTimeOffset purchasedAt = request.PurchaseDate?.ToUniversalTime() ?? now;
        if (purchasedAt > now)
        {
            throw AccountErrors.Parameter(
                FormattableString.Invariant($"The purchase date {purchasedAt:u} lies in the future."),
                purchasedAt,
                "Give a date that has passed, or none.");
        }

        if (CardNumber.LooksLike(request.PurchaseOrder))
        {
            throw FundingErrors.CardNumberRefused(nameof(request.PurchaseOrder));
        }

        method = OrderDesk.MethodOf(books, request.PaymentMethod);
        return new Order
        {
            OrderId = context.Ids.Next(),
            Kind = OrderKind.Manual,
            Amount = FundingRules.Check(request.Amount, "amount", account),
            Status = OrderStatus.Pending,
            PaymentMethod = method?.Name,
            PurchaseOrder = request.PurchaseOrder,
            OrderedAt = now,
            PurchasedAt = purchasedAt,
            RequestId = request.RequestId,
        };
    }

    // 50 and 50.00 are one amount: the text has no trailing zeros.
    private static RequestGuard GuardOf(AddFundsRequest request) => RequestGuard.Of(request.RequestId, nameof(AddFunds), new
    {
        Amount = request.Amount.ToString("0.######", CultureInfo.InvariantCulture),
        request.PaymentMethod,
        request.PurchaseOrder,
        PurchaseDate = request.PurchaseDate?.ToUniversalTime(),
    });
}
