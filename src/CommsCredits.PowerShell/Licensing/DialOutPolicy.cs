namespace CommsCredits;

/// <summary>Where a user may call to.</summary>
public enum DialOutPolicy
{
    /// <summary>Any country.</summary>
    InternationalAndDomestic,

    /// <summary>Only the user's own country.</summary>
    Domestic,

    /// <summary>Nowhere.</summary>
    None,
}
