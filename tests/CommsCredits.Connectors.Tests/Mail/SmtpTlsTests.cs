using System.Text;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests.Mail;

/// <summary>What is said to a mail server before, during and without encryption.</summary>
public class SmtpTlsTests
{
    private const string Password = "correct horse battery";
    private static readonly SmtpMailSender Sender = new(TimeSpan.FromSeconds(5));

    [Fact]
    public void Send_Tls_SignsInAndSendsOnlyAfterTheEncryption()
    {
        using ScriptedMailServer server = new();

        Sender.Send(Of(server, tls: true, user: "credits"), MailScene.Mail());

        Assert.Equal(
            ["EHLO", "STARTTLS", "TLS EHLO", "TLS AUTH", "TLS " + Base64(Password), "TLS MAIL", "TLS RCPT", "TLS RCPT", "TLS DATA"],
            server.Verbs.Where(verb => verb is not ("TLS QUIT" or "(gone)")));
        Assert.Contains("<2f1c0a526a3e4b579d601f0f3a8f5a11@contoso.example>", Assert.Single(server.Mails), StringComparison.Ordinal);
    }

    [Fact]
    public void Send_TlsWithoutAUser_SignsInNobody()
    {
        using ScriptedMailServer server = new();

        Sender.Send(Of(server, tls: true), MailScene.Mail());

        Assert.DoesNotContain("TLS AUTH", server.Verbs);
        Assert.Single(server.Mails);
    }

    [Fact]
    public void Send_UntrustedCertificate_SendsNothing()
    {
        using ScriptedMailServer server = new(isTrusted: false);

        MailException refused = Assert.Throws<MailException>(() => Sender.Send(Of(server, tls: true, user: "credits"), MailScene.Mail()));

        Assert.Contains("the encryption failed. ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["EHLO", "STARTTLS"], server.Verbs.Take(2));
        Assert.DoesNotContain(
            server.Verbs, verb => verb.Contains("AUTH", StringComparison.Ordinal) || verb.Contains("MAIL", StringComparison.Ordinal));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public void Send_TlsNotOffered_SaysNothingButHello()
    {
        using ScriptedMailServer server = new() { OffersTls = false };

        MailException refused = Assert.Throws<MailException>(() => Sender.Send(Of(server, tls: true, user: "credits"), MailScene.Mail()));

        Assert.Contains("does not offer STARTTLS", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["EHLO"], server.Verbs.Where(verb => verb is not ("QUIT" or "(gone)")));
    }

    [Fact]
    public void Send_StartTlsRefused_SaysNothingMore()
    {
        using ScriptedMailServer server = new() { Answer = line => line == "STARTTLS" ? "454 not now" : string.Empty, };

        Assert.Throws<MailException>(() => Sender.Send(Of(server, tls: true, user: "credits"), MailScene.Mail()));

        Assert.DoesNotContain(
            server.Heard, line => line.Contains("AUTH", StringComparison.Ordinal) || line.Contains("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public void Send_UserWithoutTlsOnLoopback_SignsIn()
    {
        using ScriptedMailServer server = new();

        Sender.Send(Of(server, tls: false, user: "credits"), MailScene.Mail());

        Assert.Contains("AUTH", server.Verbs);
        Assert.Single(server.Mails);
    }

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("mail.invalid")]
    [InlineData("localhost.evil.invalid")]
    public void Send_UserWithoutTlsElsewhere_IsRefusedBeforeAnyConnection(string host)
    {
        MailException refused = Assert.Throws<MailException>(
            () => Sender.Send(new MailServer(host, 25, Tls: false, "credits", Password), MailScene.Mail()));

        Assert.Equal($"A user name and a password are sent to the mail server {host}:25 only with TLS.", refused.Message);
    }

    // SmtpClient goes on after a refused sign-in; what the server says to the next command is what is known of it.
    [Fact]
    public void Send_SignInRefused_NeverTellsThePassword()
    {
        using ScriptedMailServer server = new()
        {
            Answer = line => line == Base64(Password) ? "535 5.7.8 no"
                : line.StartsWith("MAIL", StringComparison.Ordinal) ? $"530 5.7.0 '{Password}' is wrong, you said {Base64(Password)}"
                : string.Empty,
        };

        MailException refused = Assert.Throws<MailException>(() => Sender.Send(Of(server, tls: true, user: "credits"), MailScene.Mail()));

        Assert.EndsWith("it refused the sign-in.", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Base64(Password), refused.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public void Send_SignInRefused_SaysWhatTheServerSaid()
    {
        using ScriptedMailServer server = new()
        {
            Answer = line => line == Base64(Password) ? "535 5.7.8 Bad credentials"
                : line.StartsWith("MAIL", StringComparison.Ordinal) ? "530 5.7.0 Authentication required"
                : string.Empty,
        };

        MailException refused = Assert.Throws<MailException>(() => Sender.Send(Of(server, tls: true, user: "credits"), MailScene.Mail()));

        Assert.Contains("Authentication required", refused.Message, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    private static MailServer Of(ScriptedMailServer server, bool tls, string? user = null) =>
        MailScene.Server(server.Port, tls, user, user is null ? null : Password);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
