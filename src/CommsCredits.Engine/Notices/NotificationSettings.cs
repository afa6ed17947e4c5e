namespace CommsCredits.Engine;

/// <summary>To whom an account's notices are sent, by which server, and what counts as low.</summary>
public sealed record NotificationSettings
{
    /// <summary>The port of message submission.</summary>
    public const int DefaultPort = 587;

    /// <summary>The settings of an account that has none: notices are written and wait in the outbox.</summary>
    public static NotificationSettings None { get; } = new();

    /// <summary>The recipients (rule N2 lists who they usually are).</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>The sender's address, or null.</summary>
    public string? From { get; init; }

    /// <summary>The mail server's name or address, or null.</summary>
    public string? SmtpServer { get; init; }

    /// <summary>The server's port.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Whether STARTTLS is required.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>Who signs in at the server, or null for nobody.</summary>
    public string? UserName { get; init; }

    /// <summary>The password, encrypted for the user who set it; null for none.</summary>
    public byte[]? ProtectedPassword { get; init; }

    /// <summary>Without auto-recharge: below this balance, in millionths, an account is low; null for never.</summary>
    public long? LowBalance { get; init; }

    /// <summary>The language notices are written in.</summary>
    public NoticeLanguage Language { get; init; }

    /// <summary>Whether mail can be sent: there are recipients, a sender and a server.</summary>
    public bool CanSend => To.Count > 0 && From is not null && SmtpServer is not null;
}
