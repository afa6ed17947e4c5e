using System.Security.Cryptography;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Mails by the server that an account is set to; who signs in may come from the environment, as runbooks keep it.</summary>
internal sealed class AccountMail : IMailSource
{
    /// <summary>Who signs in, before what is stored.</summary>
    private const string UserVariable = "COMMSCREDITS_SMTP_USERNAME";

    /// <summary>The password, before what is stored.</summary>
    private const string PasswordVariable = "COMMSCREDITS_SMTP_PASSWORD";

    /// <inheritdoc/>
    public IMailSender Sender { get; } = new SmtpMailSender();

    /// <inheritdoc/>
    public MailServer ServerOf(NotificationSettings settings)
    {
        string? password = Environment.GetEnvironmentVariable(PasswordVariable);
        string? user = Environment.GetEnvironmentVariable(UserVariable) ?? settings.UserName;
        return new MailServer(
            settings.SmtpServer!,
            settings.Port,
            settings.Tls,
            user,
            !string.IsNullOrEmpty(password) ? password : Stored(settings));
    }

    private static string? Stored(NotificationSettings settings)
    {
        try
        {
            return settings.ProtectedPassword is { } stored ? Session.Secrets.Unprotect(stored) : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or CommsCreditException or IOException or UnauthorizedAccessException)
        {
            throw new MailException(
                $"The password of the mail server cannot be read: it was encrypted for another user. Set it again, or give {PasswordVariable}.",
                unreadable);
        }
    }
}
