using CommsCredits.Engine;

namespace CommsCredits;

/// <summary>A notice in the outbox.</summary>
public sealed class Notification
{
    /// <summary>Names it; its Message-ID is made from it.</summary>
    public Guid NotificationId { get; init; }

    /// <summary>What it tells of.</summary>
    public NotificationKind Kind { get; init; }

    /// <summary>When its cause was recorded, in UTC.</summary>
    public DateTimeOffset RaisedAt { get; init; }

    /// <summary>The subject of its mail.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>What became of it.</summary>
    public NotificationStatus Status { get; init; }

    /// <summary>When a mail server took it, in UTC; nothing where none has.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>How often sending was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last attempt failed, or whom a mail that was sent did not reach; nothing where all is well.</summary>
    public string? LastError { get; init; }

    internal static Notification Of(NoticeView view) => new()
    {
        NotificationId = view.Notice.NotificationId,
        Kind = (NotificationKind)view.Notice.Kind,
        RaisedAt = view.Notice.RaisedAt,
        Subject = view.Subject,
        Status = (NotificationStatus)view.Notice.Status,
        SentAt = view.Notice.SentAt,
        Attempts = view.Notice.Attempts,
        LastError = view.Notice.LastError,
    };
}
