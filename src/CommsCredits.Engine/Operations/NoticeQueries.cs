namespace CommsCredits.Engine;

/// <summary>A notice with its subject.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Subject">The subject of its mail.</param>
public sealed record NoticeView(Notice Notice, string Subject);

/// <summary>Answers what is in the outbox.</summary>
/// <param name="context">What operations work with.</param>
public sealed class NoticeQueries(OperationContext context)
{
    /// <summary>Notices, oldest first.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="from">Inclusive, by when they were raised; null since ever.</param>
    /// <param name="to">Exclusive; null without end.</param>
    /// <param name="kind">Only this kind, or null.</param>
    /// <param name="status">Only this status, or null.</param>
    /// <returns>The notices with their subjects.</returns>
    public IReadOnlyList<NoticeView> All(
        string? accountName, DateTimeOffset? from, DateTimeOffset? to, NoticeKind? kind, NoticeStatus? status)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        return [.. view.Of(account).Notices.All(from, to, kind, status).Select(notice => ViewOf(notice, account))];
    }

    /// <summary>One notice.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="notificationId">The notice.</param>
    /// <returns>The notice with its subject.</returns>
    /// <exception cref="CommsCreditException">AccountNotFound or NotificationNotFound.</exception>
    public NoticeView One(string? accountName, Guid notificationId)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        Notice notice = view.Of(account).Notices.Find(notificationId) ?? throw NoticeErrors.NotFound(notificationId);
        return ViewOf(notice, account);
    }

    /// <summary>Notices as they were answered, with their subjects.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="notices">The notices.</param>
    /// <returns>The same in order.</returns>
    public IReadOnlyList<NoticeView> Shown(string? accountName, IReadOnlyList<Notice> notices)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        return [.. notices.Select(notice => ViewOf(notice, account))];
    }

    private static NoticeView ViewOf(Notice notice, Account account) =>
        new(notice, NoticeLetters.Write(notice.Kind, notice.Facts, notice.Language, account).Subject);
}
