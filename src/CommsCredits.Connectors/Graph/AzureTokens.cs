using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Identity;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Signs in by Azure.Identity, which is loaded no sooner than a sign-in is made; tokens are renewed before they expire.</summary>
public sealed class AzureTokens : IGraphTokens
{
    /// <summary>The application that people sign in with where none is named: Microsoft Graph Command Line Tools.</summary>
    public const string CommonClient = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

    private const int LongestWords = 400;

    private readonly TokenCredential credential;
    private readonly TokenRequestContext asked;
    private readonly string secret;

    private AzureTokens(TokenCredential credential, GraphEnvironment environment, string secret)
    {
        this.credential = credential;
        this.secret = secret;
        asked = new TokenRequestContext([new Uri(GraphAddresses.ServiceOf(environment), ".default").AbsoluteUri]);
    }

    /// <summary>An application with a secret.</summary>
    /// <param name="environment">The cloud.</param>
    /// <param name="tenant">The tenant's id or domain.</param>
    /// <param name="client">The application's id.</param>
    /// <param name="secret">Its secret.</param>
    /// <returns>The tokens; nothing is asked yet.</returns>
    /// <exception cref="CommsCreditException"><c>GraphSignInFailed</c>.</exception>
    public static IGraphTokens Secret(GraphEnvironment environment, string tenant, string client, string secret) => Make(
        () => new ClientSecretCredential(
            tenant, client, secret, new ClientSecretCredentialOptions { AuthorityHost = GraphAddresses.AuthorityOf(environment) }),
        environment,
        secret);

    /// <summary>An application with a certificate.</summary>
    /// <param name="environment">The cloud.</param>
    /// <param name="tenant">The tenant's id or domain.</param>
    /// <param name="client">The application's id.</param>
    /// <param name="path">A pfx or a pem that holds the private key.</param>
    /// <param name="password">The password of a pfx, or null.</param>
    /// <returns>The tokens; nothing is asked yet.</returns>
    /// <exception cref="CommsCreditException">FileNotFound, FileLocked or GraphSignInFailed.</exception>
    public static IGraphTokens Certificate(
        GraphEnvironment environment, string tenant, string client, string path, string? password) => Make(
        () => new ClientCertificateCredential(
            tenant,
            client,
            Load(path, password),
            new ClientCertificateCredentialOptions { AuthorityHost = GraphAddresses.AuthorityOf(environment) }),
        environment,
        password ?? string.Empty);

    /// <summary>The identity that a runbook or a machine in Azure has.</summary>
    /// <param name="environment">The cloud.</param>
    /// <param name="client">The id of a user-assigned identity; null for the machine's own.</param>
    /// <returns>The tokens; nothing is asked yet.</returns>
    /// <exception cref="CommsCreditException"><c>GraphSignInFailed</c>.</exception>
    public static IGraphTokens Managed(GraphEnvironment environment, string? client) => Make(
        () => new ManagedIdentityCredential(
            client is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(client)),
        environment,
        string.Empty);

    /// <summary>A person, in a browser.</summary>
    /// <param name="environment">The cloud.</param>
    /// <param name="tenant">The tenant's id or domain; null for the person's own.</param>
    /// <param name="client">The application's id; null for <see cref="CommonClient"/>.</param>
    /// <returns>The tokens; nobody is asked yet.</returns>
    /// <exception cref="CommsCreditException"><c>GraphSignInFailed</c>.</exception>
    public static IGraphTokens Person(GraphEnvironment environment, string? tenant, string? client) => Make(
        () => new InteractiveBrowserCredential(new InteractiveBrowserCredentialOptions
        {
            AuthorityHost = GraphAddresses.AuthorityOf(environment),
            TenantId = tenant,
            ClientId = client ?? CommonClient,
        }),
        environment,
        string.Empty);

    /// <inheritdoc/>
    public string Take(CancellationToken cancellation) => Guarded(() => credential.GetToken(asked, cancellation).Token, secret);

    private static AzureTokens Make(Func<TokenCredential> make, GraphEnvironment environment, string secret) =>
        Guarded(() => new AzureTokens(make(), environment, secret), secret);

    private static X509Certificate2 Load(string path, string? password)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            return X509Certificate2.GetCertContentType(bytes) == X509ContentType.Pfx
                ? new X509Certificate2(bytes, password)
                : X509Certificate2.CreateFromPem(File.ReadAllText(path), File.ReadAllText(path));
        }
        catch (Exception failure) when (FileErrors.IsOfFile(failure))
        {
            throw FileErrors.From(path, failure);
        }
    }

    // What the library says is told in one line: it names the tenant, the application and Entra's code, and no secret.
    private static T Guarded<T>(Func<T> work, string secret)
    {
        try
        {
            return work();
        }
        catch (Exception refused) when (refused
            is AuthenticationFailedException or ArgumentException or InvalidOperationException or CryptographicException
                or NotSupportedException or HttpRequestException)
        {
            string words = secret.Length > 0 ? refused.Message.Replace(secret, "***", StringComparison.Ordinal) : refused.Message;
            string line = new([.. words.Select(letter => char.IsControl(letter) ? ' ' : letter).Take(LongestWords)]);
            throw GraphErrors.SignInFailed($"Signing in to Microsoft Graph failed: {line.Trim()}");
        }
    }
}
