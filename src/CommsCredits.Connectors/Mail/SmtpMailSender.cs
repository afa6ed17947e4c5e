using System.Net;
using System.Net.Mail;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Hands mails to a server by SMTP, one connection and one transaction each.</summary>
/// <remarks>
/// Encrypted by STARTTLS: the server's certificate must be one that this system trusts for its name. Signing in is done by AUTH
/// LOGIN, NTLM or Negotiate, whichever the server offers.
/// </remarks>
/// <param name="timeout">The longest that one mail may take; null for 30 seconds.</param>
public sealed class SmtpMailSender(TimeSpan? timeout = null) : IMailSender
{
    private readonly TimeSpan timeout = timeout ?? TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public void Send(MailServer server, OutgoingMail mail)
    {
        if (server.UserName is not null && !server.Tls && !IsLoopback(server.Host))
        {
            throw new MailException($"A user name and a password are sent to the mail server {server} only with TLS.");
        }

        try
        {
            using MailMessage message = MailComposer.Compose(mail);
            using SmtpClient client = new(server.Host, server.Port)
            {
                DeliveryMethod = SmtpDeliveryMethod.Network,
                EnableSsl = server.Tls,
                UseDefaultCredentials = false,
                Credentials = server.UserName is { } user ? new NetworkCredential(user, server.Password) : null,
                Timeout = (int)timeout.TotalMilliseconds,
            };
            client.Send(message);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever the network, the server or the address does: the notice stays in the outbox and says why.
            throw MailFailure.Of(server, failure, timeout, mail.To.Count);
        }
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
}
