namespace CommsCredits.Engine;

/// <summary>Everything about a call that its price depends on; the same for a stored call and for a question (law L9).</summary>
public readonly record struct CallFacts
{
    /// <summary>What the call type says.</summary>
    public required CallType Type { get; init; }

    /// <summary>When the call starts.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Connected seconds.</summary>
    public required int Seconds { get; init; }

    /// <summary>Whether anybody is known who could pay: a recorded user, or a capability that names a licence.</summary>
    public bool OwnerKnown { get; init; }

    /// <summary>What the payer's licences enabled at the start; for a payer not recorded here, what the record says.</summary>
    public LicenseGrants Grants { get; init; }

    /// <summary>The payer's usage location at the start, or null.</summary>
    public string? Location { get; init; }

    /// <summary>A key of the payer for pools that are not shared.</summary>
    public string Holder { get; init; }

    /// <summary>Whether a resource account pays for somebody else's call: a Shared Calling user (rule C11).</summary>
    public bool SharedCalling { get; init; }

    /// <summary>Where the user may call to (rule K1).</summary>
    public DialOutPolicy DialOutPolicy { get; init; }

    /// <summary>Where the organiser's meetings may dial out to (rule K1).</summary>
    public ConferenceDialOut ConferenceDialOut { get; init; }

    /// <summary>The most the user may spend in the month, in millionths, or null (rule K2).</summary>
    public long? SpendLimit { get; init; }

    /// <summary>The recorded user whose spending counts, or null.</summary>
    public int? Spender { get; init; }

    /// <summary>The digits of the rated number; empty where it has none.</summary>
    public string Digits { get; init; }

    /// <summary>The country of the rated number, or null.</summary>
    public string? Country { get; init; }

    /// <summary>The class of the rated number.</summary>
    public NumberClass NumberClass { get; init; }

    /// <summary>Whether the rated number is a toll-free number of the organisation that was called (rule C1).</summary>
    public bool TollFreeService { get; init; }

    /// <summary>Whether the provider let the call through for free because it could not price it (rule R5).</summary>
    public bool FreeCall { get; init; }

    /// <summary>Whether the number is in the owner's country (rules R7, M3); null where either is not known.</summary>
    public bool? Domestic { get; init; }

    /// <summary>What the provider says of the call; null for a question.</summary>
    public ProviderTerms? Provider { get; init; }

    /// <summary>Whether anything tells where the call went: digits, or at least a country.</summary>
    public bool HasDestination => Digits.Length > 0 || Country is not null;

    /// <summary>Whole started minutes.</summary>
    public int StartedMinutes => (int)((Seconds + 59L) / 60);

    /// <summary>The price list that fits the call.</summary>
    public RatedService Service => Type switch
    {
        { Family: CallFamily.Conference, Direction: CallDirection.Outbound } => RatedService.ConferenceDialOut,
        { Family: CallFamily.Bot, Direction: CallDirection.Outbound } => RatedService.BotOutbound,
        { Direction: CallDirection.Inbound } => TollFreeService
            ? RatedService.TollFreeInbound
            : RatedService.ConferenceTollInbound,
        _ => RatedService.CallingPlanOutbound,
    };
}
