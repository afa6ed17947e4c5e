namespace CommsCredits;

/// <summary>Where payments are asked for.</summary>
public enum GatewayKind
{
    /// <summary>Nowhere: orders are recorded.</summary>
    Offline,

    /// <summary>At the organisation's own endpoint.</summary>
    Http,
}
