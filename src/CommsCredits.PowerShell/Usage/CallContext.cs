namespace CommsCredits;

/// <summary>Whether the rated number is in the owner's country.</summary>
public enum CallContext
{
    /// <summary>It is.</summary>
    Domestic,

    /// <summary>It is not.</summary>
    International,
}
