namespace CommsCredits.Engine;

/// <summary>Keeps the ways to pay of an account (rules F14, F15).</summary>
/// <param name="context">What operations work with.</param>
public sealed class ManagePaymentMethods(OperationContext context)
{
    private const int CardDigitsKept = 4;

    /// <summary>Adds a method; the first becomes the default.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="method">The method; never with a card number in it.</param>
    /// <param name="requestId">The caller's request id, or null.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>The method.</returns>
    /// <exception cref="CommsCreditException">PaymentMethodExists, CardNumberRefused or ParameterInvalid.</exception>
    public PaymentMethod Add(string? accountName, PaymentMethod method, Guid? requestId, WriteMode mode)
    {
        Check(method);
        using IUnitOfWork unit = context.Store.Write(mode);
        Account account = OperationContext.Resolve(unit, accountName);
        IAccountBooks books = unit.Of(account);
        IReadOnlyList<PaymentMethod> present = books.Funding.PaymentMethods();
        PaymentMethod? there = present.FirstOrDefault(other => Same(other.Name, method.Name));
        RequestGuard guard = RequestGuard.Of(
            requestId, nameof(ManagePaymentMethods), new { method.Name, method.Display, Expiry = method.CardExpiry?.Key, method.IsDefault });
        if (guard.FirstResult(books.Trail) is not null)
        {
            return there!;
        }

        if (there is not null)
        {
            throw FundingErrors.PaymentMethodExists(method.Name);
        }

        PaymentMethod added = method with { IsDefault = method.IsDefault || present.Count == 0 };
        books.Funding.SavePaymentMethod(added);
        guard.Remember(books.Trail, added.Name);
        context.Audit(books, "AddPaymentMethod", added.Name, added.Display, requestId);
        unit.Commit();
        return added;
    }

    /// <summary>Every method of an account, by name.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <returns>The methods.</returns>
    public IReadOnlyList<PaymentMethod> All(string? accountName)
    {
        using IUnitOfWork view = context.Store.Read();
        return view.Of(OperationContext.Resolve(view, accountName)).Funding.PaymentMethods();
    }

    private static void Check(PaymentMethod method)
    {
        if (CardNumber.LooksLike(method.Name))
        {
            throw FundingErrors.CardNumberRefused(nameof(method.Name));
        }

        if (CardNumber.LooksLike(method.CardBrand))
        {
            throw FundingErrors.CardNumberRefused(nameof(method.CardBrand));
        }

        if (CardNumber.LooksLike(method.EnterpriseAgreement))
        {
            throw FundingErrors.CardNumberRefused(nameof(method.EnterpriseAgreement));
        }

        if (method.Kind == PaymentMethodKind.Card)
        {
            bool usable = method.CardLast4 is { Length: CardDigitsKept } digits && digits.All(char.IsAsciiDigit);
            if (!usable)
            {
                throw CardNumber.LooksLike(method.CardLast4)
                    ? FundingErrors.CardNumberRefused(nameof(method.CardLast4))
                    : AccountErrors.Parameter("CardLast4 is not four digits.", null, "Give the last four digits of the card.");
            }
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
