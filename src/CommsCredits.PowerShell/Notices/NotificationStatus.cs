namespace CommsCredits;

/// <summary>What became of a notification.</summary>
public enum NotificationStatus
{
    /// <summary>It has not been tried yet.</summary>
    Pending,

    /// <summary>A mail server has taken it.</summary>
    Sent,

    /// <summary>The last attempt failed; it is tried again until it expires.</summary>
    Failed,

    /// <summary>Three days have passed, or what it tells of was over when it became known.</summary>
    Expired,
}
