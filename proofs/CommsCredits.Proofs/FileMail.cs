using CommsCredits.Engine;

namespace CommsCredits.Proofs;

/// <summary>A mail server that keeps what it took in a file beside the store: a line with the id of each mail.</summary>
/// <param name="storePath">The store.</param>
internal sealed class FileMail(string storePath) : IMailSource, IMailSender
{
    private readonly string path = storePath + ".mails";

    /// <inheritdoc/>
    public IMailSender Sender => this;

    /// <inheritdoc/>
    public MailServer ServerOf(NotificationSettings settings) => new(settings.SmtpServer!, settings.Port, settings.Tls, null, null);

    /// <inheritdoc/>
    public void Send(MailServer server, OutgoingMail mail) => File.AppendAllText(path, $"{mail.NotificationId}\n");

    /// <summary>The ids of the mails that were taken, one for each time.</summary>
    public IReadOnlyList<Guid> Taken() => File.Exists(path) ? [.. File.ReadLines(path).Select(Guid.Parse)] : [];
}
