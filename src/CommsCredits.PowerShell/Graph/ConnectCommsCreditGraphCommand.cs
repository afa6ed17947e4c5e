using System.Management.Automation;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// Signs in to Microsoft Graph for the commands that follow, and asks for a token at once. The sign-in lasts as long as the process, or
/// until Disconnect-CommsCredit.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "CommsCreditGraph", DefaultParameterSetName = TokenSet)]
[OutputType(typeof(GraphConnection))]
public sealed class ConnectCommsCreditGraphCommand : CommsCreditCommand
{
    private const string CertificateSet = "Certificate";
    private const string SecretSet = "ClientSecret";
    private const string ManagedSet = "ManagedIdentity";
    private const string PersonSet = "Interactive";
    private const string TokenSet = "AccessToken";

    private readonly CancellationTokenSource stop = new();

    /// <summary>The tenant: its id or one of its domains.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = ManagedSet)]
    [Parameter(ParameterSetName = PersonSet)]
    [Parameter(ParameterSetName = TokenSet)]
    public string? TenantId { get; set; }

    /// <summary>
    /// The application; with -ManagedIdentity the id of a user-assigned identity. Without it people sign in with Microsoft Graph Command
    /// Line Tools.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = ManagedSet)]
    [Parameter(ParameterSetName = PersonSet)]
    public string? ClientId { get; set; }

    /// <summary>A pfx or pem file with the application's certificate and its private key.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    public string CertificatePath { get; set; } = string.Empty;

    /// <summary>The password of a pfx file.</summary>
    [Parameter(ParameterSetName = CertificateSet)]
    public SecureString? CertificatePassword { get; set; }

    /// <summary>The application's secret.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    public SecureString ClientSecret { get; set; } = new();

    /// <summary>Signs in as the identity that the runbook or the machine has in Azure.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ManagedSet)]
    public SwitchParameter ManagedIdentity { get; set; }

    /// <summary>Signs a person in, in a browser.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PersonSet)]
    public SwitchParameter Interactive { get; set; }

    /// <summary>A token that was asked for elsewhere; it is used until it expires, and is not renewed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    public SecureString AccessToken { get; set; } = new();

    /// <summary>The cloud that the tenant lives in.</summary>
    [Parameter]
    public GraphEnvironment Environment { get; set; }

    /// <summary>Another address to ask, such as that of a proxy; http only on this machine.</summary>
    [Parameter]
    public string? BaseAddress { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        Connectors.GraphEnvironment cloud = (Connectors.GraphEnvironment)Environment;
        Uri address = GraphAddresses.BaseOf(cloud, Text(BaseAddress));
        IGraphTokens tokens = ParameterSetName == TokenSet ? new GivenToken(Clear(AccessToken)) : SignIn(cloud);
        try
        {
            GraphSignIn.Check(tokens, TimeProvider.System, stop.Token);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }

        GraphSession.Use(new GraphSettings(address, tokens, TimeProvider.System));
        WriteObject(new GraphConnection
        {
            Tenant = Text(TenantId) ?? (tokens as GivenToken)?.Tenant,
            Environment = Environment,
            BaseAddress = address.AbsoluteUri,
            Method = Enum.Parse<GraphSignInMethod>(ParameterSetName),
        });
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => stop.Cancel();

    // A method of its own: only when it runs is Azure.Identity loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private IGraphTokens SignIn(Connectors.GraphEnvironment cloud) => ParameterSetName switch
    {
        CertificateSet => AzureTokens.Certificate(
            cloud, TenantId!, ClientId!, Resolve(CertificatePath), CertificatePassword is { } password ? Clear(password) : null),
        SecretSet => AzureTokens.Secret(cloud, TenantId!, ClientId!, Clear(ClientSecret)),
        ManagedSet when ManagedIdentity => AzureTokens.Managed(cloud, Text(ClientId)),
        PersonSet when Interactive => AzureTokens.Person(cloud, Text(TenantId), Text(ClientId)),
        _ => throw AccountErrors.Parameter("A switch that is $false names no way to sign in.", null, "Give -Interactive or -AccessToken."),
    };

    private static string Clear(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;
}
