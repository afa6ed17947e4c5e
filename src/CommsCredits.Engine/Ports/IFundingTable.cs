namespace CommsCredits.Engine;

/// <summary>Orders, payment methods and auto-recharge.</summary>
public interface IFundingTable
{
    /// <summary>An order by its id.</summary>
    /// <param name="orderId">The id.</param>
    /// <returns>The order, or null.</returns>
    Order? FindOrder(Guid orderId);

    /// <summary>Orders, oldest first.</summary>
    /// <param name="from">Inclusive, by the moment of the order; null since ever.</param>
    /// <param name="to">Exclusive; null without end.</param>
    /// <param name="kind">Only this kind; null for all.</param>
    /// <param name="status">Only this status; null for all.</param>
    /// <returns>The orders.</returns>
    IReadOnlyList<Order> Orders(DateTimeOffset? from, DateTimeOffset? to, OrderKind? kind, OrderStatus? status);

    /// <summary>Adds or changes an order.</summary>
    /// <param name="order">The order as it shall be.</param>
    void SaveOrder(Order order);

    /// <summary>Every payment method, by name.</summary>
    /// <returns>The methods.</returns>
    IReadOnlyList<PaymentMethod> PaymentMethods();

    /// <summary>Adds or changes a payment method; only one is the default.</summary>
    /// <param name="method">The method as it shall be.</param>
    void SavePaymentMethod(PaymentMethod method);

    /// <summary>Takes a payment method away; one that is not there changes nothing.</summary>
    /// <param name="name">The name, without regard to case.</param>
    void RemovePaymentMethod(string name);

    /// <summary>Auto-recharge as it is set.</summary>
    /// <returns>The settings; <see cref="AutoRecharge.NotConfigured"/> before anyone set them.</returns>
    AutoRecharge AutoRecharge();

    /// <summary>Changes auto-recharge.</summary>
    /// <param name="settings">The settings as they shall be.</param>
    void SaveAutoRecharge(AutoRecharge settings);
}
