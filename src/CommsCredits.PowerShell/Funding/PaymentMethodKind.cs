namespace CommsCredits;

/// <summary>How an order is paid.</summary>
public enum PaymentMethodKind
{
    /// <summary>A card, known only by the gateway's token.</summary>
    Card,

    /// <summary>An Enterprise Agreement number.</summary>
    EnterpriseAgreement,
}
