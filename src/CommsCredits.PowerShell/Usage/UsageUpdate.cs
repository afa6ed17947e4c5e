namespace CommsCredits;

/// <summary>What pricing again has changed.</summary>
public sealed class UsageUpdate
{
    /// <summary>Calls looked at.</summary>
    public long Calls { get; init; }

    /// <summary>Calls of which anything changed.</summary>
    public long Changed { get; init; }

    /// <summary>What credits pay more than before; below zero for less.</summary>
    public decimal Difference { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = string.Empty;

    internal static UsageUpdate Of(Engine.UsageUpdate update) => new()
    {
        Calls = update.Calls,
        Changed = update.Changed,
        Difference = Engine.Money.ToDecimal(update.Difference),
        Currency = update.Account.Currency.Code,
    };
}
