namespace CommsCredits.Engine;

/// <summary>Hands letters to a mail server.</summary>
public interface IMailSender
{
    /// <summary>Hands over one letter; returns once the server has taken it.</summary>
    /// <param name="server">The server.</param>
    /// <param name="mail">The letter, and from whom to whom.</param>
    /// <exception cref="MailException">
    /// The server is not there, does not encrypt, or refuses; nothing was taken, unless <see cref="MailException.ReachedSome"/>
    /// says that it refused only some of the addresses.
    /// </exception>
    void Send(MailServer server, OutgoingMail mail);
}

/// <summary>Where mail is handed over.</summary>
/// <param name="Host">The server's name or address.</param>
/// <param name="Port">Its port; 587 for submission.</param>
/// <param name="Tls">Whether STARTTLS is required: a server without it is not used.</param>
/// <param name="UserName">Who signs in, or null for nobody.</param>
/// <param name="Password">In clear, only as long as the sending takes; null for nobody.</param>
public sealed record MailServer(string Host, int Port, bool Tls, string? UserName, string? Password)
{
    /// <summary>The server without its password.</summary>
    /// <returns>Host and port.</returns>
    public override string ToString() => FormattableString.Invariant($"{Host}:{Port}");
}

/// <summary>A letter on its way.</summary>
/// <param name="NotificationId">The notice; the Message-ID is made from it and from the domain of the sender.</param>
/// <param name="From">The sender's address.</param>
/// <param name="To">The addresses, at least one.</param>
/// <param name="Letter">What it says.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="RaisedAt">When its cause was written; a header tells it, the same each time the mail is sent.</param>
public sealed record OutgoingMail(
    Guid NotificationId,
    string From,
    IReadOnlyList<string> To,
    Letter Letter,
    NoticeLanguage Language,
    DateTimeOffset RaisedAt);

/// <summary>A mail that was not taken.</summary>
/// <param name="message">Why, in a sentence; never a secret.</param>
/// <param name="inner">What the network said.</param>
public sealed class MailException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether only some of the addresses were refused, and the others have the mail: sent again, it would reach them twice.</summary>
    public bool ReachedSome { get; init; }
}
