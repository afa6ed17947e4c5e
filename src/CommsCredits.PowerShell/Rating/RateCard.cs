namespace CommsCredits;

/// <summary>A price sheet in force for a time.</summary>
public sealed class RateCard
{
    /// <summary>The name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = string.Empty;

    /// <summary>Inclusive; nothing: since ever.</summary>
    public DateTimeOffset? EffectiveFrom { get; init; }

    /// <summary>Exclusive; nothing while it lasts.</summary>
    public DateTimeOffset? EffectiveTo { get; init; }

    /// <summary>How many lines it has.</summary>
    public int Rates { get; init; }

    internal static RateCard Of(Engine.RateCard card) => new()
    {
        Name = card.Name,
        Currency = card.Currency.Code,
        EffectiveFrom = card.EffectiveFrom,
        EffectiveTo = card.EffectiveTo,
        Rates = card.Rates,
    };
}
