namespace CommsCredits;

/// <summary>What became of one licence of one user.</summary>
public enum LicenseStatus
{
    /// <summary>It is assigned now.</summary>
    Granted,

    /// <summary>It was assigned before; nothing changed.</summary>
    AlreadyAssigned,

    /// <summary>It was taken away.</summary>
    Revoked,

    /// <summary>There was nothing to take away.</summary>
    NotAssigned,

    /// <summary>Refused; Reason says why.</summary>
    Failed,
}
