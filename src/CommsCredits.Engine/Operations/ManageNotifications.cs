namespace CommsCredits.Engine;

/// <summary>What to change in the notification settings; what is not given stays, and null clears.</summary>
/// <param name="Account">The account, or null for the default.</param>
/// <param name="To">The recipients.</param>
/// <param name="From">The sender's address.</param>
/// <param name="SmtpServer">The mail server.</param>
/// <param name="Port">Its port.</param>
/// <param name="Tls">Whether STARTTLS is required.</param>
/// <param name="UserName">Who signs in; null for nobody.</param>
/// <param name="ProtectedPassword">The password, encrypted; given together with the user name.</param>
/// <param name="LowBalance">Without auto-recharge: below this balance the account is low.</param>
/// <param name="Language">The language of notices.</param>
/// <param name="RequestId">The caller's request id, or null.</param>
public sealed record NotificationChange(
    string? Account,
    Given<IReadOnlyList<string>> To = default,
    Given<string> From = default,
    Given<string> SmtpServer = default,
    int? Port = null,
    bool? Tls = null,
    Given<string> UserName = default,
    byte[]? ProtectedPassword = null,
    Given<decimal?> LowBalance = default,
    NoticeLanguage? Language = null,
    Guid? RequestId = null);

/// <summary>Keeps to whom notices go, and what counts as low.</summary>
/// <param name="context">What operations work with.</param>
public sealed class ManageNotifications(OperationContext context)
{
    private readonly NoticeDesk notices = new(context);

    /// <summary>Changes the settings. Nobody is mailed by it, but a balance below a raised threshold is told of.</summary>
    /// <param name="change">What to change.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>The settings as they now stand, and the account.</returns>
    /// <exception cref="CommsCreditException">AccountNotFound, ParameterInvalid or RequestIdReused.</exception>
    public (Account Account, NotificationSettings Settings) Set(NotificationChange change, WriteMode mode)
    {
        RequestGuard guard = GuardOf(change);
        return new MoneyChange(context).Run(change.Account, mode, (account, books) =>
        {
            NotificationSettings present = books.Notices.Settings();
            if (guard.FirstResult(books.Trail) is not null)
            {
                return new Changed<(Account, NotificationSettings)>((account, present), IsNew: false);
            }

            NotificationSettings settings = NotificationRules.Check(With(present, change));
            books.Notices.SaveSettings(settings);
            notices.Rearm(books);
            guard.Remember(books.Trail, account.Name);
            context.Audit(books, nameof(ManageNotifications), account.Name, guard.Content, change.RequestId);
            return new Changed<(Account, NotificationSettings)>((account, settings), IsNew: true);
        });
    }

    /// <summary>The settings of an account.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <returns>The settings, and the account.</returns>
    /// <exception cref="CommsCreditException"><c>AccountNotFound</c>.</exception>
    public (Account Account, NotificationSettings Settings) Get(string? accountName)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        return (account, view.Of(account).Notices.Settings());
    }

    private static NotificationSettings With(NotificationSettings present, NotificationChange change) => present with
    {
        To = change.To.Or(present.To) ?? [],
        From = change.From.Or(present.From),
        SmtpServer = change.SmtpServer.Or(present.SmtpServer),
        Port = change.Port ?? present.Port,
        Tls = change.Tls ?? present.Tls,
        UserName = change.UserName.Or(present.UserName),
        ProtectedPassword = change.UserName.IsGiven ? change.ProtectedPassword : present.ProtectedPassword,
        LowBalance = change.LowBalance.IsGiven ? NotificationRules.Threshold(change.LowBalance.Value) : present.LowBalance,
        Language = change.Language ?? present.Language,
    };

    // Of a password nothing is kept but that one was given.
    private static RequestGuard GuardOf(NotificationChange change) => RequestGuard.Of(
        change.RequestId,
        nameof(ManageNotifications),
        new
        {
            change.To,
            change.From,
            change.SmtpServer,
            change.Port,
            change.Tls,
            change.UserName,
            HasPassword = change.ProtectedPassword is not null,
            change.LowBalance,
            change.Language,
        });
}
