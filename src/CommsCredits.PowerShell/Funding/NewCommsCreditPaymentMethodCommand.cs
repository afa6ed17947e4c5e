using System.Management.Automation;
using System.Security;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Adds a way to pay: a card by its gateway token, or an Enterprise Agreement number; never a card number.</summary>
[Cmdlet(
    VerbsCommon.New, "CommsCreditPaymentMethod", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = CardSet)]
[OutputType(typeof(PaymentMethod))]
public sealed class NewCommsCreditPaymentMethodCommand : ChangeCommand
{
    private const string CardSet = "Card";
    private const string AgreementSet = "EnterpriseAgreement";

    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = string.Empty;

    /// <summary>The token that the payment gateway issued for the card.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CardSet)]
    public SecureString? CardToken { get; set; }

    /// <summary>Such as Visa.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CardSet)]
    public string? CardBrand { get; set; }

    /// <summary>The last four digits.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CardSet)]
    public string? CardLast4 { get; set; }

    /// <summary>The card's last month, MM/yyyy.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CardSet)]
    public string? CardExpiry { get; set; }

    /// <summary>The agreement number (rule F14).</summary>
    [Parameter(Mandatory = true, ParameterSetName = AgreementSet)]
    public string? EnterpriseAgreement { get; set; }

    /// <summary>Makes it the method of orders that name none; the first method is.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        Engine.PaymentMethod method = ParameterSetName == CardSet ? Card() : new Engine.PaymentMethod
        {
            Name = Name,
            Kind = Engine.PaymentMethodKind.EnterpriseAgreement,
            EnterpriseAgreement = EnterpriseAgreement,
            IsDefault = Default,
        };
        PaymentMethodRules.Check(method);
        if (Ask(Name, "Add payment method") is { } mode)
        {
            Engine.PaymentMethod kept = mode == WriteMode.Commit ? method with { ProtectedToken = CardInput.Protect(CardToken) } : method;
            WriteResult(PaymentMethod.Of(new ManagePaymentMethods(ContextFor(mode)).Add(AccountName, kept, RequestId, mode)), mode);
        }
    }

    private Engine.PaymentMethod Card()
    {
        CardInput.Check(CardToken);
        return new Engine.PaymentMethod
        {
            Name = Name,
            Kind = Engine.PaymentMethodKind.Card,
            CardBrand = CardBrand,
            CardLast4 = CardLast4,
            CardExpiry = CardInput.ExpiryOf(CardExpiry),
            IsDefault = Default,
        };
    }
}
