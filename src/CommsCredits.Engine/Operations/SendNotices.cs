namespace CommsCredits.Engine;

/// <summary>
/// Sends what is in the outbox. A notice is claimed before it is handed over and marked afterwards, each durably: two processes
/// never send it at once, and one that dies in between leaves it to be sent again under the same Message-ID (law L15).
/// </summary>
/// <param name="context">What operations work with.</param>
public sealed class SendNotices(OperationContext context)
{
    // A server that is not there would make each notice wait for its time-out.
    private const int MostFailuresInARow = 3;

    /// <summary>Sends the notices whose time has come, oldest first; those older than three days expire.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <returns>The notices that were tried or have expired, as they now stand; none where mail is not configured.</returns>
    /// <exception cref="CommsCreditException"><c>AccountNotFound</c> or <c>StoreBusy</c>.</exception>
    public IReadOnlyList<Notice> SendDue(string? accountName) =>
        Run(accountName, notice => notice.NextAttemptAt is not { } next || next <= context.Now);

    /// <summary>Sends every notice that waits, whatever its wait after a failure.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="requestId">The caller's request id, or null.</param>
    /// <param name="mode">Whether they are sent; simulated, nobody outside is asked.</param>
    /// <returns>The notices as they now stand; simulated, those that would be tried.</returns>
    /// <exception cref="CommsCreditException">AccountNotFound, MailNotConfigured, RequestIdReused or StoreBusy.</exception>
    public IReadOnlyList<Notice> SendAll(string? accountName, Guid? requestId, WriteMode mode)
    {
        RequestGuard guard = RequestGuard.Of(requestId, nameof(SendNotices), "all");
        if (Repeated(accountName, guard) is { } before)
        {
            return before;
        }

        IReadOnlyList<Notice> sent = mode == WriteMode.Simulate ? Waiting(accountName) : Run(accountName, _ => true);
        return Remembered(accountName, guard, sent, mode);
    }

    /// <summary>Sends one notice, also one that was sent before or has expired.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="notificationId">The notice.</param>
    /// <param name="requestId">The caller's request id, or null; each notice counts for itself.</param>
    /// <param name="mode">Whether it is sent.</param>
    /// <returns>The notice as it now stands.</returns>
    /// <exception cref="CommsCreditException">
    /// AccountNotFound, MailNotConfigured, NotificationNotFound, RequestIdReused or StoreBusy.
    /// </exception>
    public Notice Send(string? accountName, Guid notificationId, Guid? requestId, WriteMode mode)
    {
        RequestGuard guard = RequestGuard.Of(requestId, nameof(SendNotices), "one", notificationId.ToString());
        if (Repeated(accountName, guard) is [Notice before])
        {
            return before;
        }

        using (IUnitOfWork unit = context.Store.Write(mode))
        {
            IAccountBooks books = unit.Of(OperationContext.Resolve(unit, accountName));
            Notice notice = books.Notices.Find(notificationId) ?? throw NoticeErrors.NotFound(notificationId);
            if (mode == WriteMode.Simulate || notice.ClaimedUntil > context.Now)
            {
                return notice;
            }

            books.Notices.SaveStatus(Claimed(notice));
            unit.Commit();
        }

        Notice sent = HandOver(accountName, notificationId);
        return Remembered(accountName, guard, [sent], mode)[0];
    }

    private List<Notice> Run(string? accountName, Func<Notice, bool> isDue)
    {
        List<Notice> tried = [.. Expire(accountName)];
        HashSet<Guid> seen = [];
        int failures = 0;
        while (failures < MostFailuresInARow && ClaimNext(accountName, notice => isDue(notice) && seen.Add(notice.NotificationId)) is { } id)
        {
            tried.Add(HandOver(accountName, id));
            failures = tried[^1].Status == NoticeStatus.Failed ? failures + 1 : 0;
        }

        return tried;
    }

    private List<Notice> Expire(string? accountName)
    {
        using IUnitOfWork unit = context.Store.Write(WriteMode.Commit);
        IAccountBooks books = unit.Of(OperationContext.Resolve(unit, accountName));
        List<Notice> expired = [.. books.Notices.Waiting()
            .Where(notice => notice.RaisedAt + NoticePolicy.Lifetime <= context.Now && !(notice.ClaimedUntil > context.Now))
            .Select(notice => notice with { Status = NoticeStatus.Expired, NextAttemptAt = null })];
        expired.ForEach(books.Notices.SaveStatus);
        if (expired.Count > 0)
        {
            unit.Commit();
        }

        return expired;
    }

    private Guid? ClaimNext(string? accountName, Func<Notice, bool> isDue)
    {
        using IUnitOfWork unit = context.Store.Write(WriteMode.Commit);
        IAccountBooks books = unit.Of(OperationContext.Resolve(unit, accountName));
        if (!books.Notices.Settings().CanSend
            || books.Notices.Waiting().FirstOrDefault(notice => !(notice.ClaimedUntil > context.Now) && isDue(notice)) is not { } next)
        {
            return null;
        }

        books.Notices.SaveStatus(Claimed(next));
        unit.Commit();
        return next.NotificationId;
    }

    private Notice Claimed(Notice notice) => notice with
    {
        Attempts = notice.Attempts + 1,
        ClaimedUntil = context.Now + NoticePolicy.Claim,
    };

    // No transaction stays open while the mail server takes its time.
    private Notice HandOver(string? accountName, Guid id)
    {
        (bool isSent, string? error) = TryHandOver(accountName, id);
        using IUnitOfWork unit = context.Store.Write(WriteMode.Commit);
        IAccountBooks books = unit.Of(OperationContext.Resolve(unit, accountName));
        Notice notice = books.Notices.Find(id)!;
        Notice now = notice with
        {
            Status = isSent ? NoticeStatus.Sent : NoticeStatus.Failed,
            SentAt = isSent ? context.Now : notice.SentAt,
            LastError = error,
            NextAttemptAt = isSent ? null : context.Now + NoticePolicy.WaitAfter(notice.Attempts),
            ClaimedUntil = null,
        };
        books.Notices.SaveStatus(now);
        unit.Commit();
        return now;
    }

    private (bool IsSent, string? Error) TryHandOver(string? accountName, Guid id)
    {
        (Account account, NotificationSettings settings, Notice notice) = Load(accountName, id);
        Letter letter = NoticeLetters.Write(notice.Kind, notice.Facts, notice.Language, account);
        if (context.Store.Info.Rehearsal)
        {
            // Everything but the handing over: a rehearsal mails nobody (design §6).
            return (true, null);
        }

        try
        {
            IMailSource mail = context.Mail ?? throw new MailException("Nothing here can send mail.");
            MailServer server = mail.ServerOf(settings);
            OutgoingMail outgoing = new(id, settings.From!, settings.To, letter, notice.Language, notice.RaisedAt);
            mail.Sender.Send(server, outgoing);
            return (true, null);
        }
        catch (MailException failed)
        {
            // Where one of several addresses is wrong, those who have the mail must not get it again every hour.
            return (failed.ReachedSome, failed.Message);
        }
    }

    private (Account Account, NotificationSettings Settings, Notice Notice) Load(string? accountName, Guid id)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        IAccountBooks books = view.Of(account);
        return (account, books.Notices.Settings(), books.Notices.Find(id)!);
    }

    private IReadOnlyList<Notice> Waiting(string? accountName)
    {
        using IUnitOfWork view = context.Store.Read();
        return view.Of(OperationContext.Resolve(view, accountName)).Notices.Waiting();
    }

    // Also the place where a command by hand learns that there is nowhere to send to.
    private IReadOnlyList<Notice>? Repeated(string? accountName, RequestGuard guard)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        IAccountBooks books = view.Of(account);
        if (guard.FirstResult(books.Trail) is { } first)
        {
            return [.. first.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => books.Notices.Find(Guid.Parse(id))!)];
        }

        return books.Notices.Settings().CanSend ? null : throw NoticeErrors.NotConfigured(account.Name);
    }

    private IReadOnlyList<Notice> Remembered(string? accountName, RequestGuard guard, IReadOnlyList<Notice> sent, WriteMode mode)
    {
        if (guard.Id is not null && mode == WriteMode.Commit)
        {
            using IUnitOfWork unit = context.Store.Write(mode);
            guard.Remember(
                unit.Of(OperationContext.Resolve(unit, accountName)).Trail, string.Join(' ', sent.Select(notice => notice.NotificationId)));
            unit.Commit();
        }

        return sent;
    }
}
