namespace CommsCredits.Samples.Generator;

/// <summary>A place that is called, and what it costs in this example.</summary>
/// <param name="Prefix">The digits its price hangs on.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or empty.</param>
/// <param name="Name">What the rate card calls it.</param>
/// <param name="Kind">The class of its numbers.</param>
/// <param name="PerMinute">An invented price; 0 where the rate card leaves the prefix out on purpose.</param>
/// <param name="Patterns">Its numbers: # is any digit, * a masked one.</param>
/// <remarks>
/// Whole numbers lie in ranges reserved for fiction: +1 555 01xx (NANPA), Ofcom's drama numbers, the Bundesnetzagentur's
/// (030 23125, 0171 39200) and Arcep's (01 99 00, 06 39 98). Everywhere else the last digits are masked, so that no number
/// reaches anybody.
/// </remarks>
public sealed record Destination(
    string Prefix, string Country, string Name, string Kind, decimal PerMinute, params string[] Patterns)
{
    /// <summary>Charged once per call.</summary>
    public decimal ConnectionFee { get; init; }

    /// <summary>Seconds to which time is rounded up.</summary>
    public int IncrementSeconds { get; init; } = 60;

    /// <summary>Seconds billed at least.</summary>
    public int MinimumSeconds { get; init; } = 60;

    /// <summary>Whether the rate card has a price for it.</summary>
    public bool IsRated => PerMinute > 0;

    /// <summary>The country, without what kind of numbers it is about.</summary>
    public string CountryName => Name.Split(" (")[0];

    /// <summary>Every destination.</summary>
    public static IReadOnlyList<Destination> All { get; } =
    [
        new("1", "US", "United States", "FixedOrMobile", 0.0125m, "+142555501##", "+120655501##", "+121255501##", "+131255501##", "+141555501##"),
        new("1787", "PR", "Puerto Rico", "FixedOrMobile", 0.0280m, "+178755501##"),
        new("1416", "CA", "Canada (Toronto)", "FixedOrMobile", 0.0140m, "+141655501##"),
        new("1604", "CA", "Canada (Vancouver)", "FixedOrMobile", 0.0140m, "+160455501##"),
        new("1876", "JM", "Jamaica", "FixedOrMobile", 0.2150m, "+187655501##"),
        new("1809", "DO", "Dominican Republic", "FixedOrMobile", 0.0720m, "+180955501##"),
        new("44", "GB", "United Kingdom", "Fixed", 0.0165m, "+4420794600##", "+442079460###", "+441614960###"),
        new("447", "GB", "United Kingdom (mobile)", "Mobile", 0.0410m, "+447700900###"),
        new("49", "DE", "Germany", "Fixed", 0.0170m, "+4930123***", "+4930123***", "+493023125###"),
        new("4917", "DE", "Germany (mobile)", "Mobile", 0.0480m, "+49171392****", "+4917139200##") { IncrementSeconds = 6, MinimumSeconds = 6 },
        new("33", "FR", "France", "Fixed", 0.0160m, "+3319900####", "+3319900****"),
        new("336", "FR", "France (mobile)", "Mobile", 0.0560m, "+3363998####", "+3363998****"),
        new("353", "IE", "Ireland", "Fixed", 0.0180m, "+3531####***"),
        new("43", "AT", "Austria", "Fixed", 0.0240m, "+431####***"),
        new("41", "CH", "Switzerland", "Fixed", 0.0260m, "+4144###****"),
        new("417", "CH", "Switzerland (mobile)", "Mobile", 0.1350m, "+4179###****") { IncrementSeconds = 1, MinimumSeconds = 30 },
        new("31", "NL", "Netherlands", "Fixed", 0.0190m, "+3120####***"),
        new("34", "ES", "Spain", "Fixed", 0.0175m, "+3491####***"),
        new("39", "IT", "Italy", "Fixed", 0.0185m, "+3902#####***"),
        new("48", "PL", "Poland", "Fixed", 0.0215m, "+4822####***"),
        new("46", "SE", "Sweden", "Fixed", 0.0155m, "+468####***"),
        new("55", "BR", "Brazil", "Fixed", 0.0490m, "+5511####****"),
        new("52", "MX", "Mexico", "FixedOrMobile", 0.0350m, "+5255####****"),
        new("81", "JP", "Japan", "Fixed", 0.0455m, "+813####****"),
        new("65", "SG", "Singapore", "Fixed", 0.0225m, "+656###****"),
        new("60", "MY", "Malaysia", "Fixed", 0.0390m, "+603####****"),
        new("91", "IN", "India", "Fixed", 0.0295m, "+9122####****"),
        new("86", "CN", "China", "Fixed", 0.0315m, "+8610####****"),
        new("61", "AU", "Australia", "Fixed", 0.0270m, "+612####****"),
        new("27", "ZA", "South Africa", "Fixed", 0.0835m, "+2711###****"),
        new("234", "NG", "Nigeria", "Mobile", 0.1425m, "+234803###****") { ConnectionFee = 0.02m },
        new("971", "AE", "United Arab Emirates", "Fixed", 0.2380m, "+9714###****"),
        new("20", "EG", "Egypt", "Fixed", 0.1620m, "+202####****"),
        new("3389", "FR", "France (premium)", "Premium", 0.8000m, "+3389912****") { ConnectionFee = 0.15m },
        new("44843", "GB", "United Kingdom (shared cost)", "SharedCost", 0.1300m, "+44843321****") { ConnectionFee = 0.05m },

        // Left out of the rate card on purpose: calls to them stay unrated and are listed, never priced 0.
        new("254", "KE", "Kenya", "Fixed", 0, "+25420###****"),
        new("354", "IS", "Iceland", "Fixed", 0, "+354####***"),
        new("995", "GE", "Georgia", "Fixed", 0, "+99532###****"),
    ];

    /// <summary>Premium numbers that credits never pay for; nobody needs a price for them.</summary>
    public static IReadOnlyList<Destination> Refused { get; } =
    [
        new("1900", "US", "United States", "Premium", 0, "+190055501##"),
        new("44909", "GB", "United Kingdom", "Premium", 0, "+449098790###"),
        new("49900", "DE", "Germany", "Premium", 0, "+49900123****"),
    ];

    /// <summary>A destination by its prefix.</summary>
    public static Destination Of(string prefix) => All.First(destination => destination.Prefix == prefix);

    /// <summary>The places inside a country, its mobile networks among them.</summary>
    public static IReadOnlyList<Destination> Inside(string country) =>
        [.. All.Where(destination => destination.Country == country && destination.Kind is "Fixed" or "Mobile" or "FixedOrMobile")];

    /// <summary>The pattern of the numbers that people at a location have.</summary>
    public static string OwnNumbers(string location) => Inside(location)[0].Patterns[^1].Replace('*', '#') switch
    {
        // Where no range is reserved, an own number is masked as well.
        var pattern when location is "SG" or "JP" => pattern[..^4] + "****",
        var pattern => pattern,
    };
}
