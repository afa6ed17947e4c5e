namespace CommsCredits;

/// <summary>What kind of number it is.</summary>
public enum NumberClass
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Fixed or mobile; the prefix does not tell.</summary>
    FixedOrMobile,

    /// <summary>A fixed line.</summary>
    Fixed,

    /// <summary>A mobile phone.</summary>
    Mobile,

    /// <summary>Toll-free.</summary>
    TollFree,

    /// <summary>Premium rate.</summary>
    Premium,

    /// <summary>Shared cost.</summary>
    SharedCost,

    /// <summary>A satellite phone.</summary>
    Satellite,

    /// <summary>An emergency number.</summary>
    Emergency,
}
