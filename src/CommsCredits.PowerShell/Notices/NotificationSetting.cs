using CommsCredits.Engine;

namespace CommsCredits;

/// <summary>To whom an account's notices go, and what counts as low; without secrets.</summary>
public sealed class NotificationSetting
{
    /// <summary>The recipients.</summary>
    public string[] To { get; init; } = [];

    /// <summary>The sender's address; nothing until set.</summary>
    public string? From { get; init; }

    /// <summary>The mail server; nothing until set.</summary>
    public string? SmtpServer { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; }

    /// <summary>Whether STARTTLS is required.</summary>
    public bool Tls { get; init; }

    /// <summary>Who signs in; nothing for nobody.</summary>
    public string? UserName { get; init; }

    /// <summary>Without auto-recharge: below this balance the account is low; nothing for never.</summary>
    public decimal? LowBalance { get; init; }

    /// <summary>The currency of the threshold.</summary>
    public string Currency { get; init; } = string.Empty;

    /// <summary>en, de or zh-Hans.</summary>
    public string Language { get; init; } = string.Empty;

    internal static NotificationSetting Of(Engine.Account account, NotificationSettings settings) => new()
    {
        To = [.. settings.To],
        From = settings.From,
        SmtpServer = settings.SmtpServer,
        Port = settings.Port,
        Tls = settings.Tls,
        UserName = settings.UserName,
        LowBalance = settings.LowBalance is { } low ? Money.ToDecimal(low) : null,
        Currency = account.Currency.ToString(),
        Language = NotificationRules.NameOf(settings.Language),
    };
}
