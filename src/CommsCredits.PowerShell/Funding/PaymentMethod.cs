namespace CommsCredits;

/// <summary>A way to pay, without a secret in it.</summary>
public sealed class PaymentMethod
{
    /// <summary>The name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Card or agreement.</summary>
    public PaymentMethodKind Kind { get; init; }

    /// <summary>A line that tells the method.</summary>
    public string Display { get; init; } = string.Empty;

    /// <summary>The first moment at which a card no longer pays.</summary>
    public DateTimeOffset? ExpiresOn { get; init; }

    /// <summary>Whether orders that name no method use it.</summary>
    public bool IsDefault { get; init; }

    internal static PaymentMethod Of(Engine.PaymentMethod method) => new()
    {
        Name = method.Name,
        Kind = (PaymentMethodKind)method.Kind,
        Display = method.Display,
        ExpiresOn = method.ExpiresOn,
        IsDefault = method.IsDefault,
    };
}
