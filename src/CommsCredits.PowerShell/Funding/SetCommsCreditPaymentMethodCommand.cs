using System.Management.Automation;
using System.Security;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// Changes a way to pay (rule F15): what is not given stays. Auto-recharge waits no longer for what was declined before, and
/// recharges at once where that is due.
/// </summary>
[Cmdlet(
    VerbsCommon.Set,
    "CommsCreditPaymentMethod",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = CardSet)]
[OutputType(typeof(PaymentMethod))]
public sealed class SetCommsCreditPaymentMethodCommand : ChangeCommand
{
    private const string CardSet = "Card";
    private const string AgreementSet = "EnterpriseAgreement";

    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PaymentMethodCompleter))]
    public string Name { get; set; } = string.Empty;

    /// <summary>The new token that the payment gateway issued for the card.</summary>
    [Parameter(ParameterSetName = CardSet)]
    public SecureString? CardToken { get; set; }

    /// <summary>Such as Visa.</summary>
    [Parameter(ParameterSetName = CardSet)]
    public string? CardBrand { get; set; }

    /// <summary>The last four digits.</summary>
    [Parameter(ParameterSetName = CardSet)]
    public string? CardLast4 { get; set; }

    /// <summary>The card's last month, MM/yyyy.</summary>
    [Parameter(ParameterSetName = CardSet)]
    public string? CardExpiry { get; set; }

    /// <summary>The new agreement number (rule F14).</summary>
    [Parameter(Mandatory = true, ParameterSetName = AgreementSet)]
    public string? EnterpriseAgreement { get; set; }

    /// <summary>Makes it the method of orders that name none.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        CardInput.Check(CardToken);
        Month? expiry = Text(CardExpiry) is { } text ? CardInput.ExpiryOf(text) : null;
        if (CardNumber.LooksLike(Name))
        {
            throw FundingErrors.CardNumberRefused(nameof(Name));
        }

        if (Ask(Name, "Change payment method") is not { } mode)
        {
            return;
        }

        PaymentMethodChange change = new(
            AccountName,
            Name,
            CardToken is null ? null : mode == WriteMode.Commit ? CardInput.Protect(CardToken) : [],
            Text(CardBrand),
            Text(CardLast4),
            expiry,
            Text(EnterpriseAgreement),
            Default,
            RequestId);
        try
        {
            WriteResult(PaymentMethod.Of(new ChangePaymentMethod(ContextFor(mode)).Execute(change, mode)), mode);
        }
        catch (CommsCreditException refusal) when (refusal.Id == ErrorIds.PaymentMethodNotFound)
        {
            WriteError(ErrorRecords.Of(refusal, Name));
        }
    }
}
