namespace CommsCredits;

/// <summary>What a number of the organisation is for.</summary>
public enum NumberKind
{
    /// <summary>A user's own number.</summary>
    User,

    /// <summary>A conference bridge, an auto attendant or a call queue.</summary>
    Service,
}
