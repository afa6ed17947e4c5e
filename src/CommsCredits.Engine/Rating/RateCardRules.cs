using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>Turns the lines of a sheet into rates, or says which line is wrong (RateCardInvalid).</summary>
public sealed class RateCardRules
{
    private const int LongestPrefix = 15;
    private const NumberStyles PlainDecimal = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    private readonly HashSet<(string Prefix, RatedService Service, string Origin)> seen = [];

    /// <summary>Judges the name of a card.</summary>
    /// <param name="name">The name as given.</param>
    /// <returns>The name without blanks around it.</returns>
    /// <exception cref="CommsCreditException"><c>RateCardInvalid</c>: there is none.</exception>
    public static string NameOf(string name) => string.IsNullOrWhiteSpace(name)
        ? throw RateCardErrors.Card(name, "a card needs a name.", "Give -Name.")
        : name.Trim();

    /// <summary>Judges one line; lines are given in the order of the file.</summary>
    /// <param name="line">The line as read.</param>
    /// <returns>The rate, its country and class taken from the prefix where the sheet has none.</returns>
    /// <exception cref="CommsCreditException"><c>RateCardInvalid</c> with the line and the reason.</exception>
    public Rate Read(RateCardLine line)
    {
        string prefix = PrefixOf(line);
        NumberFacts facts = NumberPlan.Default.Classify(prefix);
        Rate rate = new()
        {
            Prefix = prefix,
            PerMinute = Price(line, line.PerMinute ?? throw RateCardErrors.Line(line.Line, "PerMinute is empty."), "PerMinute"),
            Service = ServiceOf(line),
            Origin = OriginOf(line),
            Destination = line.Destination ?? string.Empty,
            Country = CountryOf(line, facts),
            NumberClass = ClassOf(line, facts),
            ConnectionFee = line.ConnectionFee is null ? 0 : Price(line, line.ConnectionFee, "ConnectionFee"),
            IncrementSeconds = Seconds(line, line.IncrementSeconds, "IncrementSeconds", least: 1),
            MinimumSeconds = Seconds(line, line.MinimumSeconds, "MinimumSeconds", least: 0),
        };
        return seen.Add((rate.Prefix, rate.Service, rate.Origin))
            ? rate
            : throw RateCardErrors.Line(line.Line, $"prefix {prefix} stands twice for one service and origin.");
    }

    private static string PrefixOf(RateCardLine line)
    {
        string digits = string.Concat((line.Prefix ?? string.Empty).Where(letter => letter is not ('+' or ' ' or '-' or '(' or ')')));
        bool usable = digits.Length is > 0 and <= LongestPrefix && digits.All(char.IsAsciiDigit);
        return usable ? digits : throw RateCardErrors.Line(line.Line, $"'{line.Prefix}' is not a prefix of 1 to 15 digits.");
    }

    private static long Price(RateCardLine line, string text, string column)
    {
        if (!decimal.TryParse(text, PlainDecimal, CultureInfo.InvariantCulture, out decimal price))
        {
            throw RateCardErrors.Line(line.Line, $"{column} '{text}' is not a number with a decimal point.");
        }

        if (price < 0)
        {
            throw RateCardErrors.Line(line.Line, $"{column} '{text}' is negative.");
        }

        return Money.TryToMicros(price, out long micros)
            ? micros
            : throw RateCardErrors.Line(line.Line, $"{column} '{text}' has more than six decimals.");
    }

    private static int Seconds(RateCardLine line, string? text, string column, int least)
    {
        const int Day = 86_400;
        if (text is null)
        {
            return Rate.DefaultSeconds;
        }

        bool usable = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            && seconds >= least && seconds <= Day;
        return usable ? seconds : throw RateCardErrors.Line(line.Line, $"{column} '{text}' is not a number of seconds from {least} to {Day}.");
    }

    private static RatedService ServiceOf(RateCardLine line)
    {
        if (line.Service is null or "*")
        {
            return RatedService.Any;
        }

        bool known = Enum.TryParse(line.Service, ignoreCase: true, out RatedService service)
            && Enum.IsDefined(service) && !char.IsAsciiDigit(line.Service[0]);
        return known ? service : throw RateCardErrors.Line(line.Line, $"'{line.Service}' is not a service.");
    }

    private static string OriginOf(RateCardLine line)
    {
        if (line.Origin is null or Rate.AnyOrigin)
        {
            return Rate.AnyOrigin;
        }

        string origin = line.Origin.ToUpperInvariant();
        return CountryTable.Default.Contains(origin)
            ? string.Intern(origin)
            : throw RateCardErrors.Line(line.Line, $"origin '{line.Origin}' is not a country.");
    }

    private static string CountryOf(RateCardLine line, NumberFacts facts)
    {
        if (line.Country is null)
        {
            return facts.Country ?? string.Empty;
        }

        string code = line.Country.ToUpperInvariant();
        return CountryTable.Default.Contains(code)
            ? string.Intern(code)
            : CountryTable.Default.FindByName(line.Country) ?? facts.Country ?? string.Empty;
    }

    private static NumberClass ClassOf(RateCardLine line, NumberFacts facts) => line.NumberClass?.ToUpperInvariant() switch
    {
        null => facts.Class,
        "LANDLINE" or "GEOGRAPHIC" => NumberClass.Fixed,
        "MIXED" => NumberClass.FixedOrMobile,
        _ => Enum.TryParse(line.NumberClass, ignoreCase: true, out NumberClass named) && Enum.IsDefined(named) ? named : facts.Class,
    };
}
