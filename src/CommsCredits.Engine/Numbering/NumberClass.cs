namespace CommsCredits.Engine;

/// <summary>What kind of number a prefix says it is.</summary>
public enum NumberClass : byte
{
    /// <summary>The prefix does not tell, or is not assigned.</summary>
    Unknown,

    /// <summary>A standard number of a country where fixed and mobile share the same prefixes, as in North America.</summary>
    FixedOrMobile,

    /// <summary>A standard number that is not mobile.</summary>
    Fixed,

    /// <summary>A mobile number.</summary>
    Mobile,

    /// <summary>The called party pays.</summary>
    TollFree,

    /// <summary>The caller pays a surcharge to the called party.</summary>
    Premium,

    /// <summary>Caller and called party share the price.</summary>
    SharedCost,

    /// <summary>A satellite network.</summary>
    Satellite,

    /// <summary>An emergency number. Prefixes never say so: <see cref="EmergencyNumbers"/> does.</summary>
    Emergency,
}
