namespace CommsCredits.Engine;

/// <summary>Who says what a call costs.</summary>
public enum ChargeSource
{
    /// <summary>The rate cards recorded here price each call.</summary>
    RateCard,

    /// <summary>The usage record's own charge, connection fee, currency and capability decide.</summary>
    Provider,
}

/// <summary>How the international plan's two caps are read (rule M6, open).</summary>
public enum PoolCap
{
    /// <summary>The plan ends for the month when either cap is reached.</summary>
    EitherCap,

    /// <summary>Domestic and international minutes are counted apart.</summary>
    SeparateCaps,
}

/// <summary>Which licences feed the conferencing pool (rule A2, open).</summary>
public enum ConferencingPool
{
    /// <summary>The licences assigned to users.</summary>
    Assigned,

    /// <summary>The licences bought, as given by <see cref="AccountSettings.PurchasedConferencingLicenses"/>.</summary>
    Purchased,
}

/// <summary>What Microsoft leaves open, decided per account; each setting names the rule it answers.</summary>
public sealed record AccountSettings
{
    /// <summary>The smallest funding, recharge amount and trigger, in units of the currency (rule F5). Default 50.</summary>
    public decimal MinimumFunding { get; init; } = 50m;

    /// <summary>Whether amounts and triggers must be whole numbers (rule F5). Default true.</summary>
    public bool WholeAmounts { get; init; } = true;

    /// <summary>Who says what a call costs. Default <see cref="ChargeSource.RateCard"/>.</summary>
    public ChargeSource ChargeSource { get; init; }

    /// <summary>How the international plan's caps are read (rule M6). Default <see cref="PoolCap.EitherCap"/>.</summary>
    public PoolCap PoolCap { get; init; }

    /// <summary>Which licences feed the conferencing pool (rule A2). Default <see cref="ConferencingPool.Assigned"/>.</summary>
    public ConferencingPool ConferencingPool { get; init; }

    /// <summary>Licences bought, where <see cref="ConferencingPool"/> is <see cref="ConferencingPool.Purchased"/>.</summary>
    public int PurchasedConferencingLicenses { get; init; }

    /// <summary>IANA or Windows id of the zone whose calendar month counts for pools, limits and ceilings (rule M4). Default UTC.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>How long after its expiry a lot still pays for late records of calls from before it (design §3). Default 3 days.</summary>
    public TimeSpan ExpiryGrace { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Whether a record's Charge already contains its Connection Fee (rule R2, open). Default false.</summary>
    public bool ChargeIncludesConnectionFee { get; init; }
}
