namespace CommsCredits.Engine;

/// <summary>Finds the prices behind what a provider charged: one for each service, origin and prefix, by the started minute.</summary>
/// <remarks>
/// Each charge was rounded, so it tells a range of prices. What all ranges of a group have in common is the price, as long as it is
/// constant; if they have nothing in common it is what most of them have, and <see cref="DerivedRate.Doubts"/> says so.
/// </remarks>
/// <param name="numbers">Country and class of prefixes.</param>
/// <param name="chargeIncludesFee">Whether a charge contains its connection fee (rule R2, a setting).</param>
public sealed class RateDeriver(NumberPlan numbers, bool chargeIncludesFee)
{
    private readonly Dictionary<(string Prefix, RatedService Service, string Origin), RateGroup> groups = [];

    /// <summary>Adds a call; their order does not matter.</summary>
    /// <param name="call">A call with a charge and a duration above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">It has not.</exception>
    public void Add(in ProviderCall call)
    {
        if (call is { Charge: <= 0 } or { Seconds: <= 0 })
        {
            throw new ArgumentOutOfRangeException(nameof(call), call, "Only a charge for some time tells a price.");
        }

        var key = (call.Prefix, call.Service, call.Origin);
        if (!groups.TryGetValue(key, out RateGroup? group))
        {
            groups.Add(key, group = new RateGroup(chargeIncludesFee));
        }

        group.Add(call);
    }

    /// <summary>The rates behind the calls added so far.</summary>
    /// <returns>One for each service, origin and prefix, by prefix.</returns>
    public IReadOnlyList<DerivedRate> Derive() =>
    [
        .. groups
            .OrderBy(pair => pair.Key.Prefix, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Service)
            .ThenBy(pair => pair.Key.Origin, StringComparer.Ordinal)
            .Select(pair => Derive(pair.Key.Prefix, pair.Key.Service, pair.Key.Origin, pair.Value)),
    ];

    private DerivedRate Derive(string prefix, RatedService service, string origin, RateGroup group)
    {
        PriceFinding price = group.Price();
        PriceFinding fee = group.Fee();
        NumberFacts facts = numbers.Classify(prefix);
        Rate rate = new()
        {
            Prefix = prefix,
            Service = service,
            Origin = origin,
            Destination = facts.Country is { } country ? CountryTable.Default.NameOf(country) : string.Empty,
            Country = facts.Country ?? string.Empty,
            NumberClass = facts.Class,
            PerMinute = price.Micros,
            ConnectionFee = fee.Micros,
        };
        return new DerivedRate(rate, group.Calls, price, fee);
    }
}
