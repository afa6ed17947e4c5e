namespace CommsCredits;

/// <summary>What maintenance did.</summary>
public sealed class Maintenance
{
    /// <summary>Lots whose rest was forfeited.</summary>
    public int Expired { get; init; }

    /// <summary>Recharge orders that were settled.</summary>
    public int Recharged { get; init; }

    /// <summary>Recharge orders that were asked again after a decline.</summary>
    public int Retried { get; init; }

    /// <summary>Orders without an answer whose outcome is known now.</summary>
    public int Reconciled { get; init; }

    /// <summary>Notices that were written while it ran.</summary>
    public int NoticesWritten { get; init; }

    /// <summary>Notices that a mail server took.</summary>
    public int NoticesSent { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    internal static Maintenance Of(Engine.Maintenance done) => new()
    {
        Expired = done.Expired,
        Recharged = done.Recharged,
        Retried = done.Retried,
        Reconciled = done.Reconciled,
        NoticesWritten = done.NoticesWritten,
        NoticesSent = done.NoticesSent,
        At = done.At,
    };
}
