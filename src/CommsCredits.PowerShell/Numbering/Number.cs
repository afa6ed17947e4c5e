namespace CommsCredits;

/// <summary>A registered number of the organisation.</summary>
public sealed class Number
{
    /// <summary>E.164 with plus.</summary>
    public string PhoneNumber { get; init; } = string.Empty;

    /// <summary>ISO 3166-1 alpha-2 country that the number's prefix tells; nothing where it tells none.</summary>
    public string? Country { get; init; }

    /// <summary>What it is for.</summary>
    public NumberKind Kind { get; init; }

    /// <summary>Whether the called party pays.</summary>
    public bool TollFree { get; init; }

    /// <summary>The user principal name of its user or resource account.</summary>
    public string? AssignedTo { get; init; }

    internal static Number Of(Engine.RegisteredNumber number) => new()
    {
        PhoneNumber = "+" + number.Digits,
        Country = Engine.NumberPlan.Default.Classify(number.Digits).Country,
        Kind = (NumberKind)number.Kind,
        TollFree = number.TollFree,
        AssignedTo = number.AssignedTo,
    };
}
