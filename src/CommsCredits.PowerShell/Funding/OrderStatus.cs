namespace CommsCredits;

/// <summary>What is known about an order's payment.</summary>
public enum OrderStatus
{
    /// <summary>Written, the gateway not yet answered.</summary>
    Pending,

    /// <summary>Paid; its lot is in the balance.</summary>
    Settled,

    /// <summary>Refused by the gateway.</summary>
    Declined,

    /// <summary>Nobody knows whether money moved.</summary>
    Unknown,

    /// <summary>Settled once and taken back.</summary>
    Undone,
}
