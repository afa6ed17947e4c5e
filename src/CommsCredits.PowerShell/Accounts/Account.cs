namespace CommsCredits;

/// <summary>One prepaid balance and its settings.</summary>
public sealed class Account
{
    /// <summary>The name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = string.Empty;

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; init; } = string.Empty;

    /// <summary>Whether commands without -Account mean it.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The smallest funding, recharge amount and trigger (rule F5).</summary>
    public decimal MinimumFunding { get; init; }

    /// <summary>Whether amounts are whole numbers (rule F5).</summary>
    public bool WholeAmounts { get; init; }

    /// <summary>Who says what a call costs.</summary>
    public ChargeSource ChargeSource { get; init; }

    /// <summary>How the international plan's caps are read (rule M6).</summary>
    public PoolCap PoolCap { get; init; }

    /// <summary>Which licences feed the conferencing pool (rule A2).</summary>
    public ConferencingPool ConferencingPool { get; init; }

    /// <summary>Licences bought, where those count.</summary>
    public int PurchasedConferencingLicenses { get; init; }

    /// <summary>The zone whose calendar month counts (rule M4).</summary>
    public string TimeZone { get; init; } = string.Empty;

    /// <summary>How long an expired lot pays for late records.</summary>
    public TimeSpan ExpiryGrace { get; init; }

    /// <summary>Whether a record's charge contains its fee (rule R2).</summary>
    public bool ChargeIncludesConnectionFee { get; init; }

    internal static Account Of(Engine.Account account) => new()
    {
        Name = account.Name,
        Currency = account.Currency.Code,
        Country = account.Country,
        IsDefault = account.IsDefault,
        MinimumFunding = account.Settings.MinimumFunding,
        WholeAmounts = account.Settings.WholeAmounts,
        ChargeSource = (ChargeSource)account.Settings.ChargeSource,
        PoolCap = (PoolCap)account.Settings.PoolCap,
        ConferencingPool = (ConferencingPool)account.Settings.ConferencingPool,
        PurchasedConferencingLicenses = account.Settings.PurchasedConferencingLicenses,
        TimeZone = account.Settings.TimeZone,
        ExpiryGrace = account.Settings.ExpiryGrace,
        ChargeIncludesConnectionFee = account.Settings.ChargeIncludesConnectionFee,
    };
}
