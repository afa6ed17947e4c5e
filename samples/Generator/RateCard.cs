using System.Globalization;

namespace CommsCredits.Samples.Generator;

/// <summary>A line of the rate card.</summary>
/// <param name="Service">What is priced.</param>
/// <param name="Origin">The caller's usage location, or *.</param>
/// <param name="Destination">Where to.</param>
/// <param name="PerMinute">An invented price.</param>
public sealed record RateLine(string Service, string Origin, Destination Destination, decimal PerMinute);

/// <summary>The rate card of the example. Its prices are invented; nobody charges them.</summary>
public static class RateCard
{
    /// <summary>A user's own call.</summary>
    public const string CallingPlanOutbound = nameof(CallingPlanOutbound);

    /// <summary>A meeting that dials out.</summary>
    public const string ConferenceDialOut = nameof(ConferenceDialOut);

    /// <summary>A call to a toll-free service number.</summary>
    public const string TollFreeInbound = nameof(TollFreeInbound);

    /// <summary>A call to a meeting whose organiser pays every minute.</summary>
    public const string ConferenceTollInbound = nameof(ConferenceTollInbound);

    /// <summary>A call of an auto attendant or call queue.</summary>
    public const string BotOutbound = nameof(BotOutbound);

    const decimal DialOutMarkup = 0.0040m;
    const decimal BotMarkup = 0.0020m;

    static readonly string[] BotCountries = ["US", "PR", "CA", "GB", "DE", "FR"];

    // What a call costs from one usage location where that differs from all others.
    static readonly (string Origin, string Prefix, decimal PerMinute)[] Special =
    [
        ("US", "44", 0.0190m), ("US", "1416", 0.0085m), ("US", "1604", 0.0085m), ("US", "52", 0.0310m), ("PR", "1809", 0.0610m),
        ("GB", "1", 0.0110m), ("GB", "353", 0.0145m), ("DE", "43", 0.0210m), ("DE", "41", 0.0205m), ("FR", "41", 0.0235m),
        ("SG", "60", 0.0340m), ("SG", "91", 0.0265m),
    ];

    static readonly (string Service, Destination To, decimal PerMinute)[] Inbound =
    [
        (TollFreeInbound, new Destination("1888", "US", "United States (toll-free)", "TollFree", 0.0850m), 0.0850m),
        (TollFreeInbound, new Destination("44808", "GB", "United Kingdom (toll-free)", "TollFree", 0.0620m), 0.0620m),
        (ConferenceTollInbound, Destination.Of("1"), 0.0070m),
        (ConferenceTollInbound, Destination.Of("44"), 0.0090m),
        (ConferenceTollInbound, Destination.Of("49"), 0.0095m),
    ];

    /// <summary>Every line.</summary>
    public static IReadOnlyList<RateLine> Lines { get; } =
        [.. Outbound(), .. Inbound.Select(row => new RateLine(row.Service, "*", row.To, row.PerMinute))];

    /// <summary>The line that prices a call, or null.</summary>
    public static RateLine? Find(string service, string origin, string prefix) =>
        Lines.Where(line => line.Service == service && line.Destination.Prefix == prefix && (line.Origin == origin || line.Origin == "*"))
            .MinBy(line => line.Origin == "*");

    /// <summary>The file.</summary>
    public static string ToCsv() => Csv.Text(
        "\n",
        [
            [
                "Prefix", "Service", "Origin", "Destination", "Country", "NumberClass", "PerMinute", "ConnectionFee", "IncrementSeconds",
                "MinimumSeconds",
            ],
            .. Lines.Select(Cells),
        ]);

    static IEnumerable<RateLine> Outbound()
    {
        foreach (var to in Destination.All.Where(to => to.IsRated))
        {
            yield return new RateLine(CallingPlanOutbound, "*", to, to.PerMinute);
            foreach (var (origin, _, price) in Special.Where(special => special.Prefix == to.Prefix))
                yield return new RateLine(CallingPlanOutbound, origin, to, price);
            if (to.Kind is "Premium" or "SharedCost") continue;

            yield return new RateLine(ConferenceDialOut, "*", to, to.PerMinute + DialOutMarkup);
            if (BotCountries.Contains(to.Country)) yield return new RateLine(BotOutbound, "*", to, to.PerMinute + BotMarkup);
        }
    }

    static string[] Cells(RateLine line) =>
    [
        line.Destination.Prefix,
        line.Service,
        line.Origin,
        line.Destination.Name,
        line.Destination.Country,
        line.Destination.Kind,
        line.PerMinute.ToString("0.0000", CultureInfo.InvariantCulture),
        line.Destination.ConnectionFee.ToString("0.00##", CultureInfo.InvariantCulture),
        line.Destination.IncrementSeconds.ToString(CultureInfo.InvariantCulture),
        line.Destination.MinimumSeconds.ToString(CultureInfo.InvariantCulture),
    ];
}
