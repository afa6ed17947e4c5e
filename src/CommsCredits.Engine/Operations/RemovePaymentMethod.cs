namespace CommsCredits.Engine;

/// <summary>Takes a way to pay away that nothing pays by any more (rule F15).</summary>
/// <param name="context">What operations work with.</param>
public sealed class RemovePaymentMethod(OperationContext context)
{
    /// <summary>Removes the method. Where it was the default, the first of the others by name is the default then.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="name">The method.</param>
    /// <param name="requestId">The caller's request id, or null; each name counts for itself.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <exception cref="CommsCreditException">
    /// PaymentMethodNotFound, CardNumberRefused, RequestIdReused, or PaymentMethodInUse: auto-recharge names it or has no other
    /// left, or an order by it has no outcome yet.
    /// </exception>
    public void Execute(string? accountName, string name, Guid? requestId, WriteMode mode)
    {
        using IUnitOfWork unit = context.Store.Write(mode);
        IAccountBooks books = unit.Of(OperationContext.Resolve(unit, accountName));
        RequestGuard guard = RequestGuard.Of(requestId, nameof(RemovePaymentMethod), string.Empty, name.ToUpperInvariant());
        if (guard.FirstResult(books.Trail) is not null)
        {
            return;
        }

        PaymentMethod method = OrderDesk.MethodOf(books, name)!;
        PaymentMethod[] others = [.. books.Funding.PaymentMethods().Where(other => !PaymentMethodRules.IsNamed(other, name))];
        CheckUnused(books, method, others.Length == 0);
        books.Funding.RemovePaymentMethod(method.Name);
        if (method.IsDefault && others.Length > 0)
        {
            books.Funding.SavePaymentMethod(others[0] with { IsDefault = true });
        }

        guard.Remember(books.Trail, method.Name);
        context.Audit(books, nameof(RemovePaymentMethod), method.Name, method.Display, requestId);
        unit.Commit();
    }

    private static void CheckUnused(IAccountBooks books, PaymentMethod method, bool isLast)
    {
        AutoRecharge recharge = books.Funding.AutoRecharge();
        if (PaymentMethodRules.IsNamed(method, recharge.PaymentMethod) || PaymentMethodRules.IsNamed(method, recharge.BackupPaymentMethod))
        {
            throw FundingErrors.PaymentMethodInUse(
                method.Name,
                "auto-recharge names it",
                "Name another one first: Set-CommsCreditAutoRecharge -PaymentMethod … -BackupPaymentMethod ….");
        }

        // Without any method left, recharges would be recorded that nobody pays.
        if (isLast && recharge is { IsConfigured: true, Enabled: true })
        {
            throw FundingErrors.PaymentMethodInUse(
                method.Name, "auto-recharge has no other", "Add another method, or switch it off first: Disable-CommsCreditAutoRecharge.");
        }

        bool isAwaited = books.Funding.Orders(null, null, null, OrderStatus.Pending)
            .Concat(books.Funding.Orders(null, null, null, OrderStatus.Unknown))
            .Any(order => PaymentMethodRules.IsNamed(method, order.PaymentMethod));
        if (isAwaited)
        {
            throw FundingErrors.PaymentMethodInUse(
                method.Name, "an order by it has no outcome yet", "Settle it first: Get-CommsCreditOrder, Resolve-CommsCreditOrder.");
        }
    }
}
