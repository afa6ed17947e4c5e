namespace CommsCredits.Engine;

/// <summary>The outbox of an account, and to whom it goes.</summary>
public interface INoticeTable
{
    /// <summary>To whom notices go.</summary>
    /// <returns>The settings; <see cref="NotificationSettings.None"/> where nobody set any.</returns>
    NotificationSettings Settings();

    /// <summary>Sets to whom notices go.</summary>
    /// <param name="settings">The settings as they shall be.</param>
    void SaveSettings(NotificationSettings settings);

    /// <summary>Which thresholds are armed.</summary>
    /// <returns>The watch; <see cref="BalanceWatch.Unfunded"/> at first.</returns>
    BalanceWatch Watch();

    /// <summary>Keeps which thresholds are armed.</summary>
    /// <param name="watch">The watch as it shall be.</param>
    void SaveWatch(BalanceWatch watch);

    /// <summary>Puts a notice into the outbox, unless its kind and crossing are in it already (law L15).</summary>
    /// <param name="notice">The notice.</param>
    /// <returns>Whether it is new.</returns>
    bool Add(Notice notice);

    /// <summary>One notice.</summary>
    /// <param name="notificationId">The notice.</param>
    /// <returns>The notice, or null.</returns>
    Notice? Find(Guid notificationId);

    /// <summary>Notices, oldest first.</summary>
    /// <param name="from">Inclusive, by when they were raised; null since ever.</param>
    /// <param name="to">Exclusive; null without end.</param>
    /// <param name="kind">Only this kind, or null.</param>
    /// <param name="status">Only this status, or null.</param>
    /// <returns>The notices.</returns>
    IReadOnlyList<Notice> All(DateTimeOffset? from, DateTimeOffset? to, NoticeKind? kind, NoticeStatus? status);

    /// <summary>Notices that are still to be sent, whatever their waits: fewest attempts first, then oldest.</summary>
    /// <returns>Those that are Pending or Failed.</returns>
    IReadOnlyList<Notice> Waiting();

    /// <summary>How many notices there are.</summary>
    /// <returns>All of them, sent ones included.</returns>
    int Count();

    /// <summary>Keeps what became of a notice; what it tells never changes.</summary>
    /// <param name="notice">The notice with its new status.</param>
    void SaveStatus(Notice notice);
}
