using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Lists the ways to pay.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditPaymentMethod")]
[OutputType(typeof(PaymentMethod))]
public sealed class GetCommsCreditPaymentMethodCommand : AccountCommand
{
    /// <summary>A name, perhaps with wildcards; without it every method.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PaymentMethodCompleter))]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override void Process() => this.WriteNamed(
        new ManagePaymentMethods(Session.Context()).All(AccountName),
        Text(Name),
        method => method.Name,
        PaymentMethod.Of,
        FundingErrors.PaymentMethodNotFound);
}
