using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>What can be wrong with an amount, an order or a payment method.</summary>
public static class FundingErrors
{
    /// <summary>Below the minimum (rule F5).</summary>
    /// <param name="amount">What was given.</param>
    /// <param name="what">What the amount is for.</param>
    /// <param name="account">The account with its minimum.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException BelowMinimum(decimal amount, string what, Account account) => new(
        ErrorIds.AmountBelowMinimum,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The {what} {amount} is below the minimum of {account.Settings.MinimumFunding} {account.Currency} (rule F5)."),
        amount,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Give at least {account.Settings.MinimumFunding}, or change the minimum: Set-CommsCreditAccount -MinimumFunding."));

    /// <summary>Not a whole number (rule F5).</summary>
    /// <param name="amount">What was given.</param>
    /// <param name="what">What the amount is for.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException NotWhole(decimal amount, string what) => new(
        ErrorIds.AmountNotWhole,
        string.Create(CultureInfo.InvariantCulture, $"The {what} {amount} is not a whole number (rule F5)."),
        amount,
        "Give a whole amount, or allow fractions: Set-CommsCreditAccount -WholeAmounts:$false.");

    /// <summary>No such payment method.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException PaymentMethodNotFound(string? name) => CardNumber.LooksLike(name)
        ? CardNumberRefused("Name")
        : new CommsCreditException(
            ErrorIds.PaymentMethodNotFound,
            $"There is no payment method '{name}'.",
            name,
            "See Get-CommsCreditPaymentMethod, or add one with New-CommsCreditPaymentMethod.");

    /// <summary>Something pays by the method still.</summary>
    /// <param name="name">The name.</param>
    /// <param name="user">What pays by it, as it reads in a message.</param>
    /// <param name="advice">What to do first.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException PaymentMethodInUse(string name, string user, string advice) => new(
        ErrorIds.PaymentMethodInUse, $"The payment method '{name}' is in use: {user}.", name, advice);

    /// <summary>The name is taken.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException PaymentMethodExists(string name) => new(
        ErrorIds.PaymentMethodExists,
        $"There is a payment method '{name}' already.",
        name,
        "Choose another name, or change it with Set-CommsCreditPaymentMethod.");

    /// <summary>A full card number was given; it is not repeated anywhere.</summary>
    /// <param name="where">The parameter that held it.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException CardNumberRefused(string where) => new(
        ErrorIds.CardNumberRefused,
        $"{where} holds what looks like a full card number. It was not stored.",
        where,
        "Give the token that your payment gateway issued for the card, and only its last four digits.");

    /// <summary>No such order.</summary>
    /// <param name="orderId">The id.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException OrderNotFound(Guid orderId) => new(
        ErrorIds.OrderNotFound, $"There is no order {orderId}.", orderId, "See Get-CommsCreditOrder.");

    /// <summary>The order waits for no outcome.</summary>
    /// <param name="order">The order as it stands.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException OrderNotOpen(Order order) => new(
        ErrorIds.OrderNotOpen,
        $"The order {order.OrderId} is {order.Status}; only a Pending or Unknown one is settled by hand.",
        order.OrderId,
        order.Status == OrderStatus.Settled ? "To take it back, see Undo-CommsCreditOrder." : "Order again: Add-CommsCreditFunds.");

    /// <summary>Orders that the present gateway was asked for have no outcome yet.</summary>
    /// <param name="orders">How many.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException GatewayInUse(int orders) => new(
        ErrorIds.GatewayInUse,
        FormattableString.Invariant($"The gateway was asked for {orders} order(s) of unknown outcome, which another one does not know."),
        null,
        "Reconcile them with Invoke-CommsCreditMaintenance, or settle them by hand: Resolve-CommsCreditOrder.");

    /// <summary>The order cannot be taken back.</summary>
    /// <param name="order">The order.</param>
    /// <param name="reason">Why, and what to do instead.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException NotUndoable(Order order, (string Why, string Advice) reason) => new(
        ErrorIds.OrderNotUndoable,
        $"Order {order.OrderId} cannot be undone: {reason.Why}. Only a settled manual order whose funds are untouched can.",
        order.OrderId,
        reason.Advice);

    /// <summary>The gateway declined or gave no clear answer.</summary>
    /// <param name="order">The order as it now stands.</param>
    /// <param name="balance">The balance as it now stands.</param>
    /// <returns>The error to report beside the order.</returns>
    public static CommsCreditException NotPaid(Order order, Money balance) => IsUnreachable(order)
        ? new CommsCreditException(
            ErrorIds.GatewayUnreachable,
            $"Order {order.OrderId} was not paid. {order.Reason} The balance is {balance}.",
            order.OrderId,
            "See that the gateway runs and can be reached from here (Get-CommsCreditGateway), and order again.")
        : order.Status == OrderStatus.Declined
        ? new CommsCreditException(
            ErrorIds.PaymentDeclined,
            $"The payment of order {order.OrderId} was declined: {order.Reason} The balance is {balance}.",
            order.OrderId,
            "Give another payment method, or mend this one, and order again.")
        : new CommsCreditException(
            ErrorIds.PaymentUnknown,
            $"It is not known whether order {order.OrderId} was paid: {order.Reason} The balance is {balance}.",
            order.OrderId,
            "Ask the payment provider, then settle it by hand: Resolve-CommsCreditOrder.");

    // The reason of an order that no gateway received begins with the id (docs/gateway.md).
    private static bool IsUnreachable(Order order) =>
        order.Status == OrderStatus.Declined && order.Reason.StartsWith(ErrorIds.GatewayUnreachable, StringComparison.Ordinal);
}
