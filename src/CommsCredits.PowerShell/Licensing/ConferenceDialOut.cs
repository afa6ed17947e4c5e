namespace CommsCredits;

/// <summary>Where a user's meetings may dial out to.</summary>
public enum ConferenceDialOut
{
    /// <summary>Any destination.</summary>
    Any,

    /// <summary>The organiser's country.</summary>
    SameCountry,

    /// <summary>The countries of Zone A.</summary>
    ZoneA,

    /// <summary>Nowhere.</summary>
    None,
}
