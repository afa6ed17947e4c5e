namespace CommsCredits.Engine;

/// <summary>How mail leaves: who hands it over, and to which server with which password.</summary>
public interface IMailSource
{
    /// <summary>Hands over.</summary>
    IMailSender Sender { get; }

    /// <summary>The server of an account, with the password that is kept encrypted or comes from the environment.</summary>
    /// <param name="settings">Settings that can send.</param>
    /// <returns>The server.</returns>
    /// <exception cref="MailException">The password cannot be read, as by another user than the one who set it.</exception>
    MailServer ServerOf(NotificationSettings settings);
}
