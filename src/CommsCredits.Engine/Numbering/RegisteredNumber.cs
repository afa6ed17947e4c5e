namespace CommsCredits.Engine;

/// <summary>What a number of the organisation is used for.</summary>
public enum RegisteredNumberKind
{
    /// <summary>A user's own number.</summary>
    User,

    /// <summary>A conference bridge, an auto attendant or a call queue.</summary>
    Service,
}

/// <summary>A number of the organisation.</summary>
public sealed record RegisteredNumber(string Digits, RegisteredNumberKind Kind, bool TollFree, string? AssignedTo);
