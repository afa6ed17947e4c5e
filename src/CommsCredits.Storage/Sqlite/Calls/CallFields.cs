namespace CommsCredits.Storage;

/// <summary>What stands in a row of its own of each call, in the terms of the store.</summary>
internal struct CallFields
{
    /// <summary>The usage id.</summary>
    public Guid UsageId;

    /// <summary>The start in ticks.</summary>
    public long Start;

    /// <summary>Ticks by which the end is later than start and duration say.</summary>
    public long? EndOffset;

    /// <summary>Seconds that credits paid.</summary>
    public long BilledSeconds;

    /// <summary>Millionths; null where unrated.</summary>
    public long? Charge;

    /// <summary>Millionths of the provider's fee.</summary>
    public long? ProviderFee;

    /// <summary>Millionths of the provider's charge.</summary>
    public long? ProviderCharge;

    /// <summary>Connected seconds.</summary>
    public int Seconds;

    /// <summary>Whole minutes of a pool.</summary>
    public int PoolMinutes;

    /// <summary>The lot that paid all of the charge, or null.</summary>
    public int? Lot;

    /// <summary>The place of the party in <see cref="CallParts"/>.</summary>
    public int Party;

    /// <summary>The place of the kind in <see cref="CallParts"/>.</summary>
    public int Kind;

    /// <summary>The place of the terms in <see cref="CallParts"/>.</summary>
    public int Terms;

    /// <summary>The place of the group of daily sums in <see cref="CallParts"/>.</summary>
    public int Group;

    /// <summary>Who paid.</summary>
    public int Payer;

    /// <summary>The texts of the row.</summary>
    public TextPlace CallId;

    /// <summary>The audio conference.</summary>
    public TextPlace ConferenceId;

    /// <summary>The number in the Caller ID column.</summary>
    public TextPlace CallerId;

    /// <summary>The number in the Destination Number column.</summary>
    public TextPlace DestinationNumber;
}
