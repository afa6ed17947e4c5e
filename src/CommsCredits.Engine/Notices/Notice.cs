namespace CommsCredits.Engine;

/// <summary>A notice in the outbox: written with its cause, sent afterwards (law L15).</summary>
public sealed record Notice
{
    /// <summary>Names it for good; its Message-ID is made from it, so that a mail sent twice is recognised as one.</summary>
    public required Guid NotificationId { get; init; }

    /// <summary>What it tells of.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>The crossing it tells of: the same kind and crossing are one notice (law L15).</summary>
    public required string Crossing { get; init; }

    /// <summary>When its cause was written, in UTC.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>The language set at that moment: a mail that is sent again reads the same.</summary>
    public NoticeLanguage Language { get; init; }

    /// <summary>What it tells.</summary>
    public required NoticeFacts Facts { get; init; }

    /// <summary>What became of it.</summary>
    public NoticeStatus Status { get; init; }

    /// <summary>When a mail server took it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>How often sending was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last attempt failed, or whom a sent mail did not reach; never a secret.</summary>
    public string? LastError { get; init; }

    /// <summary>After a failure: maintenance does not try it again before.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Until then another process is sending it; one that died meanwhile holds it no longer.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }
}
