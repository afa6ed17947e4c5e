using System.Management.Automation;
using System.Net;
using System.Security;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// Sets where an account's payments are asked for: nowhere (orders are recorded), or at the organisation's own endpoint, which
/// docs/gateway.md describes. The endpoint is not asked before the next order.
/// </summary>
[Cmdlet(
    VerbsCommon.Set,
    "CommsCreditGateway",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = HttpSet)]
[OutputType(typeof(Gateway))]
public sealed class SetCommsCreditGatewayCommand : ChangeCommand
{
    private const string HttpSet = "Http";
    private const string OfflineSet = "Offline";

    /// <summary>Asks nobody: orders are recorded, and a card past its expiry month is declined.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfflineSet)]
    public SwitchParameter Offline { get; set; }

    /// <summary>The endpoint, such as https://payments.contoso.com/orders; http only on this machine.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = HttpSet)]
    public string Url { get; set; } = string.Empty;

    /// <summary>The secret that requests are signed with; it is kept encrypted for this user.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HttpSet)]
    public SecureString Secret { get; set; } = new();

    /// <summary>How long one request may take, in seconds, 1 to 300; 30 where it is not given.</summary>
    [Parameter(ParameterSetName = HttpSet)]
    public int? TimeoutSeconds { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        bool isHttp = ParameterSetName == HttpSet;
        if (!isHttp && !Offline)
        {
            throw AccountErrors.Parameter("-Offline:$false names no gateway.", null, "Give -Url and -Secret.");
        }

        Uri? url = isHttp ? GatewaySettings.CheckUrl(Url) : null;
        int timeout = GatewaySettings.CheckTimeout(TimeoutSeconds);
        if (isHttp && Secret.Length == 0)
        {
            throw AccountErrors.Parameter("The secret is empty.", null, "Give the secret that the endpoint checks signatures with.");
        }

        if (Ask(AccountName ?? "the default account", isHttp ? $"Ask {url} for payments" : "Ask nobody for payments") is not { } mode)
        {
            return;
        }

        OperationContext context = ContextFor(mode);
        GatewaySettings? settings = url is null ? null : new GatewaySettings(url, Protected(mode), timeout);
        WriteResult(Gateway.Of(new ManageGateway(context).Set(AccountName, settings, RequestId, mode)), mode);
        if (isHttp && context.Store.Info.Rehearsal)
        {
            WriteWarning("A rehearsal store asks nobody: orders are recorded as if the gateway were offline.");
        }
    }

    // Protecting a secret may write the key file, so nothing is protected where nothing is kept.
    private byte[] Protected(WriteMode mode) =>
        mode == WriteMode.Commit ? Session.Secrets.Protect(new NetworkCredential(string.Empty, Secret).Password) : [];
}
