namespace CommsCredits;

/// <summary>What a transaction records.</summary>
public enum TransactionKind
{
    /// <summary>A manual purchase of funds.</summary>
    Funding,

    /// <summary>A purchase by auto-recharge.</summary>
    Recharge,

    /// <summary>Calls that credits paid for.</summary>
    Usage,

    /// <summary>Funds forfeited after twelve months.</summary>
    Expiry,

    /// <summary>A change of an earlier transaction.</summary>
    Correction,
}
