namespace CommsCredits.Engine;

/// <summary>What a record says of the kind of call; many records say the same, and may share one object.</summary>
public sealed record CallKind
{
    /// <summary>The code that tells what kind of call this was.</summary>
    public required string CallType { get; init; }

    /// <summary>The type of the user's number, such as TollFree.</summary>
    public string? NumberType { get; init; }

    /// <summary>Domestic or International as the provider saw it.</summary>
    public string? DomesticInternational { get; init; }

    /// <summary>The country or region dialled, by name.</summary>
    public string? DestinationDialed { get; init; }

    /// <summary>ISO 3166-1 alpha-2 country of the other side (newer exports).</summary>
    public string? ExternalCountry { get; init; }

    /// <summary>The provider's currency.</summary>
    public string? Currency { get; init; }

    /// <summary>The licence the provider used for the call.</summary>
    public string? Capability { get; init; }

    /// <summary>Microsoft, or the operator of Operator Connect.</summary>
    public string? Operator { get; init; }

    /// <summary>Who measured the duration.</summary>
    public string? DurationSource { get; init; }

    /// <summary>Administrative units as they came.</summary>
    public string? AdministrativeUnits { get; init; }

    /// <summary>Told apart by what differs most; equality looks at everything.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => HashCode.Combine(CallType, DestinationDialed, Capability);
}
