namespace CommsCredits.Engine;

/// <summary>What can be wrong with notices.</summary>
public static class NoticeErrors
{
    /// <summary>Mail has nowhere to go.</summary>
    /// <param name="account">The account's name.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException NotConfigured(string account) => new(
        ErrorIds.MailNotConfigured,
        $"Notices of {account} cannot be mailed: recipients, a sender and a mail server are not all set.",
        account,
        "Set-CommsCreditNotificationSetting -To admins@contoso.com -From credits@contoso.com -SmtpServer smtp.contoso.com");

    /// <summary>No notice has that id.</summary>
    /// <param name="notificationId">The id.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException NotFound(Guid notificationId) => new(
        ErrorIds.NotificationNotFound,
        $"There is no notice {notificationId}.",
        notificationId,
        "See Get-CommsCreditNotification for what is in the outbox.");
}
