using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// Takes a way to pay away that nothing pays by any more. Where it was the default, the first of the others by name is the default
/// then.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "CommsCreditPaymentMethod", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveCommsCreditPaymentMethodCommand : ChangeCommand
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PaymentMethodCompleter))]
    public string Name { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (CardNumber.LooksLike(Name))
        {
            throw FundingErrors.CardNumberRefused(nameof(Name));
        }

        if (Ask(Name, "Remove payment method") is not { } mode)
        {
            return;
        }

        try
        {
            new RemovePaymentMethod(ContextFor(mode)).Execute(AccountName, Name, RequestId, mode);
        }
        catch (CommsCreditException refusal) when (refusal.Id is ErrorIds.PaymentMethodNotFound or ErrorIds.PaymentMethodInUse)
        {
            WriteError(ErrorRecords.Of(refusal, Name));
        }
    }
}
