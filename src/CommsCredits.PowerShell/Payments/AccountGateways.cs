using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Connects to the gateways that accounts are set to.</summary>
internal sealed class AccountGateways : IGatewaySource
{
    /// <inheritdoc/>
    public IPaymentGateway For(GatewaySettings settings) => new HttpGateway(settings, Session.Secrets, TimeProvider.System);
}
