namespace CommsCredits.Samples.Generator;

/// <summary>A month in which calls happen: when they start, how long they last, and what the report says of them.</summary>
/// <param name="dice">The randomness.</param>
/// <param name="month">Its first day.</param>
/// <param name="growth">How busy it is, in per cent of an ordinary month.</param>
sealed class Scene(Dice dice, DateOnly month, int growth)
{
    const decimal PriceOfTheUnrated = 0.30m;

    static readonly Dictionary<string, int> HoursFromUtc = new(StringComparer.Ordinal)
    {
        ["US"] = -6, ["PR"] = -4, ["GB"] = 0, ["DE"] = 1, ["FR"] = 1, ["SG"] = 8, ["JP"] = 9,
    };

    public Dice Dice => dice;

    /// <summary>How often something happens in this month that happens so often in an ordinary one.</summary>
    public int Count(int ordinary) => (ordinary * growth) / 100;

    /// <summary>A start in office hours, mostly on working days.</summary>
    public DateTime Moment(string location)
    {
        while (true)
        {
            var day = month.AddDays(dice.Roll(DateTime.DaysInMonth(month.Year, month.Month)));
            var isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            var time = new TimeOnly(8 + dice.Roll(10), dice.Roll(60), dice.Roll(60));
            var start = day.ToDateTime(time, DateTimeKind.Utc).AddHours(-HoursFromUtc[location]);
            if (start.Month == month.Month && (!isWeekend || dice.Chance(10))) return start;
        }
    }

    /// <summary>How long people talk: mostly minutes, seldom long, now and then not at all.</summary>
    public int Talk() => dice.Roll(100) switch
    {
        0 => 0,
        < 30 => dice.Between(4, 60),
        < 70 => dice.Between(61, 300),
        < 94 => dice.Between(301, 900),
        _ => dice.Between(901, 3000),
    };

    /// <summary>How long people stay in a meeting.</summary>
    public int Meet() => dice.Chance(20) ? dice.Between(20, 300) : dice.Between(301, 3900);

    /// <summary>A call out.</summary>
    public CallRow Outgoing(Person? owner, string location, string type, Destination to, string capability, string service)
    {
        var seconds = service == RateCard.ConferenceDialOut ? Meet() : Talk();
        var paid = capability is Capabilities.Credits or Capabilities.PayPerMinute && seconds > 0;
        var line = RateCard.Find(service, service == RateCard.ConferenceDialOut ? "*" : location, to.Prefix);
        return new CallRow
        {
            UsageId = dice.Id(),
            CallId = dice.Id(),
            ConferenceId = service == RateCard.ConferenceDialOut ? dice.Number("7########") : "",
            Owner = owner,
            Location = location,
            Type = type,
            Inbound = false,
            NumberType = owner is null || service == RateCard.ConferenceDialOut ? "Service" : "Subscriber",
            Caller = owner is null || service == RateCard.ConferenceDialOut ? ServiceNumbers.Toll(location) : owner.Number,
            Callee = dice.Number(dice.Pick(to.Patterns)),
            CalleeCountryName = to.CountryName,
            ExternalCountry = to.Country,
            Domestic = SameCountry(to.Country, location),
            Start = Moment(location),
            Seconds = seconds,
            Capability = capability,
            Charge = paid ? (line?.PerMinute ?? PriceOfTheUnrated) * ((seconds + 59) / 60) : 0,
            ConnectionFee = paid ? to.ConnectionFee : 0,
        };
    }

    /// <summary>A call in, from the country itself, to a person's number or to a service number.</summary>
    public CallRow Incoming(Person? owner, string location, string type, string callee, string numberType, decimal perMinute, string capability)
    {
        var from = dice.Pick(Destination.Inside(location));
        var seconds = type == "conf_in" ? Meet() : Talk();
        return new CallRow
        {
            UsageId = dice.Id(),
            CallId = dice.Id(),
            ConferenceId = type == "conf_in" ? dice.Number("7########") : "",
            Owner = owner,
            Location = location,
            Type = type,
            Inbound = true,
            NumberType = numberType,
            Caller = dice.Number(dice.Pick(from.Patterns)),
            Callee = callee,
            CalleeCountryName = Destination.Inside(location)[0].CountryName,
            ExternalCountry = from.Country,
            Domestic = true,
            Start = Moment(location),
            Seconds = seconds,
            Capability = capability,
            Charge = perMinute * ((seconds + 59) / 60),
        };
    }

    /// <summary>Whether a call stays at home: the United States and Puerto Rico count as one.</summary>
    public static bool SameCountry(string left, string right) => Home(left) == Home(right);

    static string Home(string country) => country == "PR" ? "US" : country;
}
