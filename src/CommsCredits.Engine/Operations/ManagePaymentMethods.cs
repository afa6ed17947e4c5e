namespace CommsCredits.Engine;

/// <summary>Keeps the ways to pay of an account (rules F14, F15).</summary>
/// <param name="context">What operations work with.</param>
public sealed class ManagePaymentMethods(OperationContext context)
{
    /// <summary>Adds a method; the first becomes the default.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="method">The method; never with a card number in it.</param>
    /// <param name="requestId">The caller's request id, or null.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>The method.</returns>
    /// <exception cref="CommsCreditException">PaymentMethodExists, CardNumberRefused or ParameterInvalid.</exception>
    public PaymentMethod Add(string? accountName, PaymentMethod method, Guid? requestId, WriteMode mode)
    {
        PaymentMethodRules.Check(method);
        RequestGuard guard = RequestGuard.Of(
            requestId, nameof(ManagePaymentMethods), new { method.Name, method.Display, Expiry = method.CardExpiry?.Key, method.IsDefault });
        return new MoneyChange(context).Run(accountName, mode, (_, books) =>
        {
            IReadOnlyList<PaymentMethod> present = books.Funding.PaymentMethods();
            PaymentMethod? there = present.FirstOrDefault(other => PaymentMethodRules.IsNamed(other, method.Name));
            if (guard.FirstResult(books.Trail) is not null)
            {
                return new Changed<PaymentMethod>(there!, IsNew: false);
            }

            if (there is not null)
            {
                throw FundingErrors.PaymentMethodExists(method.Name);
            }

            PaymentMethod added = method with { IsDefault = method.IsDefault || present.Count == 0 };
            books.Funding.SavePaymentMethod(added);
            if (added.IsDefault)
            {
                // Recharges that name no method are asked for by this one from now on: what was declined is mended.
                RechargeOrders.ClearBackOff(books);
            }

            guard.Remember(books.Trail, added.Name);
            context.Audit(books, "AddPaymentMethod", added.Name, added.Display, requestId);
            return new Changed<PaymentMethod>(added, IsNew: true);
        });
    }

    /// <summary>Every method of an account, by name.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <returns>The methods.</returns>
    public IReadOnlyList<PaymentMethod> All(string? accountName)
    {
        using IUnitOfWork view = context.Store.Read();
        return view.Of(OperationContext.Resolve(view, accountName)).Funding.PaymentMethods();
    }
}
