using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>How amounts, counts, moments and names are written in one report.</summary>
/// <remarks>Numbers follow the culture. Dates follow the language of the words: month names and patterns stand in its texts.</remarks>
sealed class ReportFormat
{
    const int FewestDecimals = 2;
    const int MostDecimals = 6;

    readonly CultureInfo dates;

    /// <summary>Settles the form.</summary>
    /// <param name="culture">The culture of numbers and words.</param>
    /// <param name="currency">The code behind amounts, or nothing where it is not known.</param>
    /// <param name="zone">Whose clock moments are written by.</param>
    public ReportFormat(CultureInfo culture, string currency, TimeZoneInfo zone)
    {
        Texts = ReportTexts.For(culture);
        Currency = currency;
        Zone = zone;
        Numbers = culture;
        dates = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        dates.DateTimeFormat.MonthNames = dates.DateTimeFormat.MonthGenitiveNames = [.. Texts["months"].Split(' '), string.Empty];
        dates.DateTimeFormat.AbbreviatedMonthNames = dates.DateTimeFormat.AbbreviatedMonthGenitiveNames =
            [.. Texts["months.short"].Split(' '), string.Empty];
    }

    public ReportTexts Texts { get; }

    public string Currency { get; }

    public TimeZoneInfo Zone { get; }

    /// <summary>The culture of numbers.</summary>
    public CultureInfo Numbers { get; }

    /// <summary>Decimals of amounts in tables: as many as the amounts need, the same in every row, so that sums can be checked.</summary>
    public int Decimals { get; private set; } = FewestDecimals;

    /// <summary>The heading of a column of money.</summary>
    public string MoneyColumn => Currency.Length == 0 ? Texts["column.cost"] : Currency;

    /// <summary>Lets tables show these amounts without rounding.</summary>
    public void Show(IEnumerable<long> micros)
    {
        foreach (var amount in micros)
        {
            while (Decimals < MostDecimals && amount % Unit(Decimals) != 0) Decimals++;
        }
    }

    /// <summary>An amount in a table.</summary>
    public string Exact(long micros) => Number(micros, Decimals);

    /// <summary>An amount where a glance is enough, with its currency.</summary>
    public string Glance(long micros) => WithCurrency(Number(micros, FewestDecimals));

    /// <summary>An amount to check others by, with its currency.</summary>
    public string ExactMoney(long micros) => WithCurrency(Exact(micros));

    /// <summary>An amount beside an axis, which only has round ones.</summary>
    public string Tick(long micros) => Money.ToDecimal(micros).ToString(micros % Money.MicrosPerUnit == 0 ? "N0" : "N2", Numbers);

    public string Count(long count) => count.ToString("N0", Numbers);

    /// <summary>A text about a number of things, in the singular where it is one.</summary>
    /// <param name="key">The text for several; the other has <c>.one</c> behind it.</param>
    /// <param name="count">How many.</param>
    public string Counted(string key, long count) => Texts.Fill(count == 1 ? $"{key}.one" : key, ("count", Count(count)));

    /// <summary>A share in whole percent; what is not zero is at least "below 1 %".</summary>
    public string Percent(long part, long whole)
    {
        if (whole == 0) return "0 %";
        var share = Math.Round(part * 100m / whole, MidpointRounding.AwayFromZero);
        return part > 0 && share == 0 ? "< 1 %" : share.ToString("0", Numbers) + " %";
    }

    public static string Duration(long seconds) => seconds >= 3600
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");

    public string Date(DateOnly day) => day.ToString(Texts["pattern.date"], dates);

    public string Date(DateTimeOffset moment) => Date(DayOf(moment));

    public string Day(DateOnly day) => day.ToString(Texts["pattern.day"], dates);

    public string MonthShort(DateOnly day) => day.ToString(Texts["pattern.monthShort"], dates);

    public string MonthName(Month month) => new DateOnly(month.Year, month.Number, 1).ToString(Texts["pattern.month"], dates);

    /// <summary>A moment to the minute, by the clock of the report.</summary>
    public string Moment(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, Zone).ToString(Texts["pattern.moment"], dates);

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>What a pool is called: country, plan and scope, and the user where it is one user's.</summary>
    public string Pool(MinutePoolView pool)
    {
        var key = pool.Key;
        var plan = Texts.Find($"plan.{key.Plan}") ?? key.Plan.ToString();
        var country = key.Country.Length == 0 ? Texts["pool.conferencing"] : Texts.Country(key.Country);
        return $"{country}, {plan}, {Texts[$"scope.{key.Scope}"]}";
    }

    string WithCurrency(string amount) => Currency.Length == 0 ? amount : $"{amount} {Currency}";

    string Number(long micros, int decimals) =>
        Money.ToDecimal(micros).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Numbers);

    static long Unit(int decimals)
    {
        long unit = Money.MicrosPerUnit;
        for (var index = 0; index < decimals; index++) unit /= 10;
        return unit;
    }
}
