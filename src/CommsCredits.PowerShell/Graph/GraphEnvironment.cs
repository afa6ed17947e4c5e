namespace CommsCredits;

/// <summary>The clouds in which tenants live.</summary>
public enum GraphEnvironment
{
    /// <summary>The worldwide cloud.</summary>
    Global,

    /// <summary>The United States government, GCC High (L4).</summary>
    USGov,

    /// <summary>The United States Department of Defense (L5).</summary>
    USGovDoD,

    /// <summary>China, operated by 21Vianet.</summary>
    China,
}
