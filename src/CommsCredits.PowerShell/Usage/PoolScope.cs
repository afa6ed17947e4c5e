namespace CommsCredits;

/// <summary>Which minutes a pool counts.</summary>
public enum PoolScope
{
    /// <summary>Calls inside the country.</summary>
    Domestic,

    /// <summary>Calls abroad, to the destinations of the international plan.</summary>
    International,

    /// <summary>Meeting dial-out to Zone A.</summary>
    ConferencingZoneA,
}
