using System.Net;
using System.Net.Sockets;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests.Mail;

/// <summary>Whatever goes wrong is one kind of error that names the server.</summary>
public class SmtpFailureTests
{
    private static readonly SmtpMailSender Sender = new(TimeSpan.FromSeconds(5));
    private static readonly SmtpMailSender Impatient = new(TimeSpan.FromSeconds(0.4));

    [Fact]
    public void Send_NobodyListens_SaysSo()
    {
        int port = HttpServer.FreePort();

        MailException failed = Assert.Throws<MailException>(() => Sender.Send(MailScene.Server(port), MailScene.Mail()));

        Assert.StartsWith(
            $"The mail server 127.0.0.1:{port} did not take the mail: no connection. ", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Send_UnknownHost_SaysSo()
    {
        MailException failed = Assert.Throws<MailException>(
            () => Sender.Send(new MailServer("no-such-host.invalid", 25, Tls: true, null, null), MailScene.Mail()));

        Assert.StartsWith(
            "The mail server no-such-host.invalid:25 did not take the mail: no connection. ", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CONNECT")]
    [InlineData("EHLO")]
    [InlineData("STARTTLS")]
    [InlineData("AUTH")]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    public void Send_ServerFallsSilent_EndsAfterTheTimeout(string verb)
    {
        using ScriptedMailServer server = new() { Answer = line => line.Split(' ')[0] == verb ? null : string.Empty };
        long started = TimeProvider.System.GetTimestamp();

        MailException failed = Assert.Throws<MailException>(
            () => Impatient.Send(MailScene.Server(server.Port, tls: true, "credits", "correct horse"), MailScene.Mail()));

        Assert.Contains("no answer within 0.4 seconds.", failed.Message, StringComparison.Ordinal);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Send_NobodyAcceptsTheConnection_EndsAfterTheTimeout()
    {
        // A queue that is full answers no further caller, as a firewall that drops everything does.
        using Socket full = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        int port = ((IPEndPoint)full.LocalEndPoint!).Port;
        List<Socket> callers =
            [.. Enumerable.Range(0, 4).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))];
        callers.ForEach(caller => _ = caller.ConnectAsync(IPAddress.Loopback, port));
        long started = TimeProvider.System.GetTimestamp();

        MailException failed = Assert.Throws<MailException>(() => Impatient.Send(MailScene.Server(port), MailScene.Mail()));

        Assert.Contains($"127.0.0.1:{port}", failed.Message, StringComparison.Ordinal);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(3));
        callers.ForEach(caller => caller.Dispose());
    }

    [Fact]
    public void Send_SilentAtTheGoodbye_HasTakenTheMail()
    {
        using ScriptedMailServer server = new() { Answer = line => line == "QUIT" ? null : string.Empty };

        Sender.Send(MailScene.Server(server.Port), MailScene.Mail());

        Assert.Single(server.Mails);
    }

    [Fact]
    public void Send_OneAddressRefused_NamesItAndSaysThatTheOthersHaveIt()
    {
        using ScriptedMailServer server = new()
        {
            Answer = line => line.StartsWith("RCPT TO:<ben@", StringComparison.Ordinal) ? "550 5.1.1 No such user" : string.Empty,
        };

        MailException failed = Assert.Throws<MailException>(() => Sender.Send(MailScene.Server(server.Port), MailScene.Mail()));

        Assert.Contains("it refused <ben@contoso.example>, the others have it. ", failed.Message, StringComparison.Ordinal);
        Assert.True(failed.ReachedSome);
        Assert.Contains("No such user", failed.Message, StringComparison.Ordinal);
        Assert.Single(server.Mails);
    }

    [Fact]
    public void Send_AllAddressesRefused_TakesNothing()
    {
        using ScriptedMailServer server = new()
        {
            Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 5.1.1 No such user" : string.Empty,
        };

        MailException failed = Assert.Throws<MailException>(() => Sender.Send(MailScene.Server(server.Port), MailScene.Mail()));

        Assert.Contains("it refused <anna@contoso.example>, <ben@contoso.example>. ", failed.Message, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("no address")]
    [InlineData("a@b.example\r\nRCPT TO:<evil@example.org>")]
    [InlineData("Anna <anna@contoso.example>")]
    [InlineData("")]
    public void Send_BadAddress_IsRefusedBeforeAnyConnection(string address)
    {
        using ScriptedMailServer server = new();

        Assert.Throws<MailException>(() => Sender.Send(MailScene.Server(server.Port), MailScene.Mail() with { To = [address] }));
        Assert.Throws<MailException>(() => Sender.Send(MailScene.Server(server.Port), MailScene.Mail() with { From = address }));

        Assert.Empty(server.Heard);
    }

    [Fact]
    public void Send_ToNobody_IsRefusedBeforeAnyConnection()
    {
        using ScriptedMailServer server = new();

        MailException failed = Assert.Throws<MailException>(
            () => Sender.Send(MailScene.Server(server.Port), MailScene.Mail() with { To = [] }));

        Assert.Contains("nobody to send the mail to", failed.Message, StringComparison.Ordinal);
        Assert.Empty(server.Heard);
    }

    [Fact]
    public void Send_LineEndInTheSubject_SendsNothing()
    {
        using ScriptedMailServer server = new();
        Letter letter = new("Hello\r\nBcc: evil@example.org", "text", "<p>text</p>");

        Assert.Throws<MailException>(() => Sender.Send(MailScene.Server(server.Port), MailScene.Mail() with { Letter = letter }));

        Assert.Empty(server.Mails);
    }

    [Fact]
    public void Send_ServerSaysMuchInItsRefusal_IsOneShortLine()
    {
        using ScriptedMailServer server = new()
        {
            Answer = line => line.StartsWith("MAIL", StringComparison.Ordinal)
                ? $"550-{new string('x', 200)}\u001b[31m\r\n550-{new string('y', 200)}\r\n550 end"
                : string.Empty,
        };

        MailException failed = Assert.Throws<MailException>(() => Sender.Send(MailScene.Server(server.Port), MailScene.Mail()));

        Assert.True(failed.Message.Length < 400);
        Assert.DoesNotContain(failed.Message, char.IsControl);
    }
}
