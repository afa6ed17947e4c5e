namespace CommsCredits.Engine;

/// <summary>What to change in a payment method; what is not given stays.</summary>
/// <param name="Account">The account, or null for the default.</param>
/// <param name="Name">The method.</param>
/// <param name="ProtectedToken">The gateway's new token for the card, encrypted.</param>
/// <param name="CardBrand">Such as Visa.</param>
/// <param name="CardLast4">The last four digits of the card.</param>
/// <param name="CardExpiry">The card's last month.</param>
/// <param name="EnterpriseAgreement">The agreement number.</param>
/// <param name="MakeDefault">Makes it the method of orders that name none.</param>
/// <param name="RequestId">The caller's request id, or null; each method counts for itself.</param>
public sealed record PaymentMethodChange(
    string? Account,
    string Name,
    byte[]? ProtectedToken = null,
    string? CardBrand = null,
    string? CardLast4 = null,
    Month? CardExpiry = null,
    string? EnterpriseAgreement = null,
    bool MakeDefault = false,
    Guid? RequestId = null)
{
    /// <summary>Whether anything of a card is given.</summary>
    public bool IsOfCard => ProtectedToken is not null || CardBrand is not null || CardLast4 is not null || CardExpiry is not null;
}

/// <summary>Changes a way to pay (rule F15): the end of every wait after a decline, because what was declined is mended.</summary>
/// <param name="context">What operations work with.</param>
public sealed class ChangePaymentMethod(OperationContext context)
{
    /// <summary>Changes the method, clears the back-off of auto-recharge, and recharges where that is due.</summary>
    /// <param name="change">What to change.</param>
    /// <param name="mode">Whether it is kept; simulated, nobody is asked.</param>
    /// <returns>The method as it now stands.</returns>
    /// <exception cref="CommsCreditException">
    /// PaymentMethodNotFound, CardNumberRefused, RequestIdReused, or ParameterInvalid: a card has no agreement number, and an
    /// agreement no card.
    /// </exception>
    public PaymentMethod Execute(PaymentMethodChange change, WriteMode mode) =>
        new MoneyChange(context).Run(change.Account, mode, (_, books) =>
        {
            PaymentMethod present = OrderDesk.MethodOf(books, change.Name)!;
            RequestGuard guard = GuardOf(change);
            if (guard.FirstResult(books.Trail) is not null)
            {
                return new Changed<PaymentMethod>(present, IsNew: false);
            }

            PaymentMethod changed = With(present, change);
            PaymentMethodRules.Check(changed);
            books.Funding.SavePaymentMethod(changed);
            RechargeOrders.ClearBackOff(books);
            guard.Remember(books.Trail, changed.Name);
            context.Audit(books, nameof(ChangePaymentMethod), changed.Name, changed.Display, change.RequestId);
            return new Changed<PaymentMethod>(changed, IsNew: true);
        });

    private static PaymentMethod With(PaymentMethod present, PaymentMethodChange change)
    {
        bool isCard = present.Kind == PaymentMethodKind.Card;
        if (isCard ? change.EnterpriseAgreement is not null : change.IsOfCard)
        {
            string what = isCard ? "a card and has no agreement number" : "an agreement and has no card";
            throw AccountErrors.Parameter(
                $"The payment method '{present.Name}' is {what}.",
                present.Name,
                "Add another method with New-CommsCreditPaymentMethod.");
        }

        return present with
        {
            ProtectedToken = change.ProtectedToken ?? present.ProtectedToken,
            CardBrand = change.CardBrand ?? present.CardBrand,
            CardLast4 = change.CardLast4 ?? present.CardLast4,
            CardExpiry = change.CardExpiry ?? present.CardExpiry,
            EnterpriseAgreement = change.EnterpriseAgreement ?? present.EnterpriseAgreement,
            IsDefault = present.IsDefault || change.MakeDefault,
        };
    }

    // The token itself is kept nowhere in clear: that one was given is all that is remembered.
    private static RequestGuard GuardOf(PaymentMethodChange change) => RequestGuard.Of(
        change.RequestId,
        nameof(ChangePaymentMethod),
        new
        {
            HasToken = change.ProtectedToken is not null,
            change.CardBrand,
            change.CardLast4,
            Expiry = change.CardExpiry?.Key,
            change.EnterpriseAgreement,
            change.MakeDefault,
        },
        change.Name.ToUpperInvariant());
}
