namespace CommsCredits;

/// <summary>A line of a rate card.</summary>
public sealed class Rate
{
    /// <summary>Leading digits of the numbers it prices.</summary>
    public string Prefix { get; init; } = string.Empty;

    /// <summary>What the sheet calls the destination.</summary>
    public string Destination { get; init; } = string.Empty;

    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    public string Country { get; init; } = string.Empty;

    /// <summary>The kind of numbers.</summary>
    public NumberClass NumberClass { get; init; }

    /// <summary>The service, or *.</summary>
    public string Service { get; init; } = string.Empty;

    /// <summary>The usage location, or *.</summary>
    public string Origin { get; init; } = string.Empty;

    /// <summary>Per minute.</summary>
    public decimal PerMinute { get; init; }

    /// <summary>Per call.</summary>
    public decimal ConnectionFee { get; init; }

    /// <summary>Billed time is rounded up to this.</summary>
    public int IncrementSeconds { get; init; }

    /// <summary>Billed at least.</summary>
    public int MinimumSeconds { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = string.Empty;

    /// <summary>The card.</summary>
    public string RateCard { get; init; } = string.Empty;

    internal static Rate Of(Engine.RateMatch match) => new()
    {
        Prefix = match.Rate!.Prefix,
        Destination = match.Rate.Destination,
        Country = match.Rate.Country,
        NumberClass = (NumberClass)match.Rate.NumberClass,
        Service = match.Rate.Service == Engine.RatedService.Any ? "*" : match.Rate.Service.ToString(),
        Origin = match.Rate.Origin,
        PerMinute = Engine.Money.ToDecimal(match.Rate.PerMinute),
        ConnectionFee = Engine.Money.ToDecimal(match.Rate.ConnectionFee),
        IncrementSeconds = match.Rate.IncrementSeconds,
        MinimumSeconds = match.Rate.MinimumSeconds,
        Currency = match.Card!.Currency.Code,
        RateCard = match.Card.Name,
    };
}
