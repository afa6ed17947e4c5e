namespace CommsCredits.Engine;

/// <summary>What a payment method may hold: never a card number (rule F14, design §4).</summary>
public static class PaymentMethodRules
{
    private const int CardDigitsKept = 4;

    /// <summary>Checks a method before it is kept.</summary>
    /// <param name="method">The method.</param>
    /// <exception cref="CommsCreditException">CardNumberRefused or ParameterInvalid.</exception>
    public static void Check(PaymentMethod method)
    {
        Refuse(method.Name, nameof(method.Name));
        Refuse(method.CardBrand, nameof(method.CardBrand));
        Refuse(method.EnterpriseAgreement, nameof(method.EnterpriseAgreement));
        Refuse(method.CardLast4, nameof(method.CardLast4));
        bool fourDigits = method.CardLast4 is { Length: CardDigitsKept } digits && digits.All(char.IsAsciiDigit);
        if (method.Kind == PaymentMethodKind.Card && !fourDigits)
        {
            throw AccountErrors.Parameter("CardLast4 is not four digits.", null, "Give the last four digits of the card.");
        }
    }

    /// <summary>Whether a name means a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="name">A name, in any case; or null.</param>
    /// <returns>True where it does.</returns>
    public static bool IsNamed(PaymentMethod method, string? name) =>
        string.Equals(method.Name, name, StringComparison.OrdinalIgnoreCase);

    private static void Refuse(string? text, string where)
    {
        if (CardNumber.LooksLike(text))
        {
            throw FundingErrors.CardNumberRefused(where);
        }
    }
}
