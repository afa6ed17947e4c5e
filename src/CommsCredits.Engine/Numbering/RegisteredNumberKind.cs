namespace CommsCredits.Engine;

/// <summary>What a number of the organisation is for.</summary>
public enum RegisteredNumberKind
{
    /// <summary>A user's own number; calls to it are free.</summary>
    User,

    /// <summary>A conference bridge, an auto attendant or a call queue; calls to a toll-free one are paid from credits (rule C1).</summary>
    Service,
}
