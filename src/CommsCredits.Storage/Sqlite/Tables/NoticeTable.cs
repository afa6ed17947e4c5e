using CommsCredits.Engine;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>The outbox of one account, and to whom it goes.</summary>
internal sealed class NoticeTable(Statements statements, int account) : INoticeTable
{
    private const string SettingColumns =
        "recipients, sender, smtp_server, port, tls, user_name, protected_password, low_balance, language";

    private const string Columns =
        "notification_id, kind, crossing, raised_at, language, facts, status, sent_at, attempts, last_error, next_attempt_at, claimed_until";

    /// <inheritdoc/>
    public NotificationSettings Settings() => statements.Rows(
        $"SELECT {SettingColumns} FROM notification_setting WHERE account_id = $1",
        row => new NotificationSettings
        {
            To = row.GetString(0).Split('\n', StringSplitOptions.RemoveEmptyEntries),
            From = row.TextOrNull(1),
            SmtpServer = row.TextOrNull(2),
            Port = row.GetInt32(3),
            Tls = row.GetBoolean(4),
            UserName = row.TextOrNull(5),
            ProtectedPassword = row.IsDBNull(6) ? null : row.Blob(6),
            LowBalance = row.LongOrNull(7),
            Language = Stored.Named<NoticeLanguage>(row.GetString(8)),
        },
        account).SingleOrDefault() ?? NotificationSettings.None;

    /// <inheritdoc/>
    public void SaveSettings(NotificationSettings settings) => statements.Run(
        $"""
        INSERT OR REPLACE INTO notification_setting (account_id, {SettingColumns})
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        account,
        string.Join('\n', settings.To),
        settings.From,
        settings.SmtpServer,
        settings.Port,
        settings.Tls,
        settings.UserName,
        settings.ProtectedPassword,
        settings.LowBalance,
        settings.Language.ToString());

    /// <inheritdoc/>
    public BalanceWatch Watch() => statements.Rows(
        "SELECT low_armed, zero_armed, crossings FROM balance_watch WHERE account_id = $1",
        row => new BalanceWatch(row.GetBoolean(0), row.GetBoolean(1), row.GetInt64(2)),
        account).SingleOrDefault() ?? BalanceWatch.Unfunded;

    /// <inheritdoc/>
    public void SaveWatch(BalanceWatch watch) => statements.Run(
        "INSERT OR REPLACE INTO balance_watch (account_id, low_armed, zero_armed, crossings) VALUES ($1, $2, $3, $4)",
        account,
        watch.LowArmed,
        watch.ZeroArmed,
        watch.Crossings);

    /// <inheritdoc/>
    public bool Add(Notice notice) => statements.Run(
        """
        INSERT INTO notice (account_id, notification_id, kind, crossing, raised_at, language, facts, status)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (account_id, kind, crossing) DO NOTHING
        """,
        account,
        Stored.Blob(notice.NotificationId),
        notice.Kind.ToString(),
        notice.Crossing,
        Stored.Ticks(notice.RaisedAt),
        notice.Language.ToString(),
        StoredFacts.Write(notice.Facts),
        notice.Status.ToString()) > 0;

    /// <inheritdoc/>
    public Notice? Find(Guid notificationId) => statements.Rows(
        $"SELECT {Columns} FROM notice WHERE account_id = $1 AND notification_id = $2",
        Read,
        account,
        Stored.Blob(notificationId)).SingleOrDefault();

    /// <inheritdoc/>
    public IReadOnlyList<Notice> All(DateTimeOffset? from, DateTimeOffset? to, NoticeKind? kind, NoticeStatus? status) => statements.Rows(
        $"""
        SELECT {Columns} FROM notice
        WHERE account_id = $1 AND raised_at >= $2 AND raised_at < $3 AND ($4 IS NULL OR kind = $4) AND ($5 IS NULL OR status = $5)
        ORDER BY raised_at, notice_no
        """,
        Read,
        account,
        Stored.Ticks(from) ?? long.MinValue,
        Stored.Ticks(to) ?? long.MaxValue,
        kind?.ToString(),
        status?.ToString());

    /// <inheritdoc/>
    public IReadOnlyList<Notice> Waiting() => statements.Rows(
        $"""
        SELECT {Columns} FROM notice
        WHERE account_id = $1 AND status IN ('Pending', 'Failed')
        ORDER BY attempts, notice_no
        """,
        Read,
        account);

    /// <inheritdoc/>
    public int Count() => statements.Rows(
        "SELECT count(*) FROM notice WHERE account_id = $1", row => row.GetInt32(0), account)[0];

    /// <inheritdoc/>
    public void SaveStatus(Notice notice) => statements.Run(
        """
        UPDATE notice
        SET status = $3, sent_at = $4, attempts = $5, last_error = $6, next_attempt_at = $7, claimed_until = $8
        WHERE account_id = $1 AND notification_id = $2
        """,
        account,
        Stored.Blob(notice.NotificationId),
        notice.Status.ToString(),
        Stored.Ticks(notice.SentAt),
        notice.Attempts,
        notice.LastError,
        Stored.Ticks(notice.NextAttemptAt),
        Stored.Ticks(notice.ClaimedUntil));

    private static Notice Read(SqliteDataReader row) => new()
    {
        NotificationId = row.Id(0),
        Kind = Stored.Named<NoticeKind>(row.GetString(1)),
        Crossing = row.GetString(2),
        RaisedAt = row.Moment(3),
        Language = Stored.Named<NoticeLanguage>(row.GetString(4)),
        Facts = StoredFacts.Read(row.GetString(5)),
        Status = Stored.Named<NoticeStatus>(row.GetString(6)),
        SentAt = row.MomentOrNull(7),
        Attempts = row.GetInt32(8),
        LastError = row.TextOrNull(9),
        NextAttemptAt = row.MomentOrNull(10),
        ClaimedUntil = row.MomentOrNull(11),
    };
}
