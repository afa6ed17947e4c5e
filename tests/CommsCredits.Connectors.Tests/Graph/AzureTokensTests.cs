using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class AzureTokensTests
{
    private const string Client = "47794cd0-f0e5-45c5-9033-2eb6b5fc84e0";
    private const string Password = "a-password-that-is-secret";

    [Fact]
    public void Certificate_PfxOrPem_IsRead()
    {
        using TempFolder folder = new();
        (string pfx, string pem) = Files(folder);

        Assert.NotNull(AzureTokens.Certificate(GraphEnvironment.Global, "contoso.com", Client, pfx, Password));
        Assert.NotNull(AzureTokens.Certificate(GraphEnvironment.China, "contoso.com", Client, pem, null));
    }

    [Fact]
    public void Certificate_WrongPassword_IsGraphSignInFailedWithoutIt()
    {
        using TempFolder folder = new();

        CommsCreditException error = Assert.Throws<CommsCreditException>(
            () => AzureTokens.Certificate(GraphEnvironment.Global, "contoso.com", Client, Files(folder).Pfx, "another-secret"));

        Assert.Equal(ErrorIds.GraphSignInFailed, error.Id);
        Assert.DoesNotContain("another-secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_NoFile_IsFileNotFound() => Assert.Equal(
        ErrorIds.FileNotFound,
        Assert.Throws<CommsCreditException>(
            () => AzureTokens.Certificate(GraphEnvironment.Global, "contoso.com", Client, "/nowhere/a.pfx", null)).Id);

    [Fact]
    public void Secret_TenantThatIsNone_IsGraphSignInFailed() => Assert.Equal(
        ErrorIds.GraphSignInFailed,
        Assert.Throws<CommsCreditException>(() => AzureTokens.Secret(GraphEnvironment.Global, "con toso", Client, Password)).Id);

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    public void GivenToken_ThatCannotBeSent_IsGraphSignInFailed(string token) =>
        Assert.Equal(ErrorIds.GraphSignInFailed, Assert.Throws<CommsCreditException>(() => new GivenToken(token)).Id);

    [Theory]
    [InlineData("opaque", null)]
    [InlineData("a.b.c", null)]
    [InlineData("a.e30.c", null)]
    [InlineData("a.eyJ0aWQiOiJ0IiwiZXhwIjoxNTAwMDAwMDAwfQ.c", "t")]
    [InlineData("a.eyJ0aWQiOjcsImV4cCI6Inh4In0.c", null)]
    public void GivenToken_TellsWhatItCan(string token, string? tenant) => Assert.Equal(tenant, new GivenToken(token).Tenant);

    private static (string Pfx, string Pem) Files(TempFolder folder)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=CommsCredits", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        string pfx = folder.Join("graph.pfx");
        File.WriteAllBytes(pfx, certificate.Export(X509ContentType.Pfx, Password));
        return (pfx, folder.Write("graph.pem", certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem()));
    }
}
