using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>How an order is paid.</summary>
public enum PaymentMethodKind
{
    /// <summary>A card, known to us only by the gateway's token.</summary>
    Card,

    /// <summary>An Enterprise Agreement number (rule F14).</summary>
    EnterpriseAgreement,
}

/// <summary>A way to pay, without anything that could be misused: no card number and no code.</summary>
public sealed record PaymentMethod
{
    /// <summary>The name, unique in the account without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>Card or agreement.</summary>
    public required PaymentMethodKind Kind { get; init; }

    /// <summary>The gateway's token for the card, encrypted; null for an agreement.</summary>
    public byte[]? ProtectedToken { get; init; }

    /// <summary>Such as Visa.</summary>
    public string? CardBrand { get; init; }

    /// <summary>The last four digits of the card.</summary>
    public string? CardLast4 { get; init; }

    /// <summary>The card's last month.</summary>
    public Month? CardExpiry { get; init; }

    /// <summary>The agreement number.</summary>
    public string? EnterpriseAgreement { get; init; }

    /// <summary>Whether orders that name no method use this one.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The first moment at which the card no longer pays: the start of the month after its last, in UTC.</summary>
    public DateTimeOffset? ExpiresOn => CardExpiry is { } month
        ? new DateTimeOffset(month.Year, month.Number, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1)
        : null;

    /// <summary>A line that tells the method without telling a secret.</summary>
    public string Display => Kind == PaymentMethodKind.Card
        ? string.Create(CultureInfo.InvariantCulture, $"{CardBrand} **** {CardLast4}")
        : $"Enterprise Agreement {EnterpriseAgreement}";
}
