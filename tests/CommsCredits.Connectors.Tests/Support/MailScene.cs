using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Mails to send in tests.</summary>
public static class MailScene
{
    public static readonly Guid NotificationId = new("2f1c0a52-6a3e-4b57-9d60-1f0f3a8f5a11");

    public static readonly DateTimeOffset RaisedAt = new(2026, 11, 21, 11, 5, 9, TimeSpan.FromHours(1));

    public static OutgoingMail Mail(NoticeLanguage language = NoticeLanguage.English) => new(
        NotificationId,
        "credits@contoso.example",
        ["anna@contoso.example", "ben@contoso.example"],
        new Letter("Contoso: low balance, USD 12.50 left", "First line.\n.\nLast line.\n",
            "<!DOCTYPE html>\n<html lang=\"en\"><p>First line.</p></html>\n"),
        language,
        RaisedAt);

    public static MailServer Server(int port, bool tls = false, string? user = null, string? password = null) =>
        new("127.0.0.1", port, tls, user, password);
}
