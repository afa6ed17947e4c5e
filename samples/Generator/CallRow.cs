namespace CommsCredits.Samples.Generator;

/// <summary>A call as the usage report tells it; texts that the report leaves empty are empty.</summary>
public sealed record CallRow
{
    /// <summary>The only safe key.</summary>
    public required Guid UsageId { get; init; }

    /// <summary>Not unique in real reports.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The meeting.</summary>
    public string ConferenceId { get; init; } = "";

    /// <summary>Whose call it is; null for a bot.</summary>
    public Person? Owner { get; init; }

    /// <summary>The usage location, also of a bot.</summary>
    public required string Location { get; init; }

    /// <summary>The code of the call type.</summary>
    public required string Type { get; init; }

    /// <summary>Whether the call came in.</summary>
    public required bool Inbound { get; init; }

    /// <summary>Subscriber, Service or TollFree.</summary>
    public string NumberType { get; init; } = "Subscriber";

    /// <summary>Who called.</summary>
    public required string Caller { get; init; }

    /// <summary>Who was called.</summary>
    public required string Callee { get; init; }

    /// <summary>The country of the callee, by name.</summary>
    public required string CalleeCountryName { get; init; }

    /// <summary>The country of the other side.</summary>
    public required string ExternalCountry { get; init; }

    /// <summary>Whether both sides are in one country.</summary>
    public required bool Domestic { get; init; }

    /// <summary>In UTC.</summary>
    public required DateTime Start { get; init; }

    /// <summary>Connected seconds.</summary>
    public required int Seconds { get; init; }

    /// <summary>What the provider says it cost, without the fee.</summary>
    public decimal Charge { get; init; }

    /// <summary>The provider's fee.</summary>
    public decimal ConnectionFee { get; init; }

    /// <summary>The licence the provider used.</summary>
    public string Capability { get; init; } = "";

    /// <summary>Microsoft, or the operator.</summary>
    public string Operator { get; init; } = "Microsoft";

    /// <summary>Something in place of the start or the duration, so that the row cannot be used.</summary>
    public (string Column, string Text)? Damage { get; init; }
}
