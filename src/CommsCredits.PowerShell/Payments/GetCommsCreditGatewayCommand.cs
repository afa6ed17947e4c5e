using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Tells where an account's payments are asked for.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditGateway")]
[OutputType(typeof(Gateway))]
public sealed class GetCommsCreditGatewayCommand : AccountCommand
{
    /// <inheritdoc/>
    protected override void Process() => WriteObject(Gateway.Of(new ManageGateway(Session.Context()).Get(AccountName)));
}
