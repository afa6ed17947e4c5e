using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>How amounts, counts and dates are written in one language and one time zone.</summary>
/// <remarks>
/// Separators, month names and patterns stand here and not in the system's cultures: a machine may run without those, and a
/// mail that is sent again reads the same.
/// </remarks>
internal sealed class NoticeFormat
{
    // At least two decimals, and as many of the six that are kept as say something.
    private const string AmountPattern = "#,##0.00####";
    private const string CountPattern = "#,##0";

    private static readonly CultureInfo English = Culture(
        ".", ",", "January February March April May June July August September October November December");

    private static readonly CultureInfo German = Culture(
        ",", ".", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember");

    // Chinese writes months as numbers; its patterns name none.
    private static readonly CultureInfo Chinese = Culture(".", ",", "1 2 3 4 5 6 7 8 9 10 11 12");

    private readonly NoticeLanguage language;
    private readonly CultureInfo culture;
    private readonly TimeZoneInfo zone;
    private readonly Currency currency;

    /// <summary>The way an account is written to.</summary>
    /// <param name="language">The language.</param>
    /// <param name="account">Gives the time zone, UTC where this system does not know it, and the currency.</param>
    public NoticeFormat(NoticeLanguage language, Account account)
    {
        this.language = language;
        currency = account.Currency;
        zone = TimeZoneInfo.TryFindSystemTimeZoneById(account.Settings.TimeZone, out TimeZoneInfo? found) ? found : TimeZoneInfo.Utc;
        culture = language switch
        {
            NoticeLanguage.German => German,
            NoticeLanguage.Chinese => Chinese,
            _ => English,
        };
    }

    /// <summary>An amount with its currency.</summary>
    /// <param name="micros">Millionths.</param>
    /// <returns>Such as <c>USD 1,234.50</c>, <c>1.234,50 EUR</c>; a minus sign stands before the digits.</returns>
    public string Amount(long micros)
    {
        string digits = Money.ToDecimal(micros).ToString(AmountPattern, culture);
        return language == NoticeLanguage.German ? $"{digits} {currency.Code}" : $"{currency.Code} {digits}";
    }

    /// <summary>A number of minutes.</summary>
    /// <param name="count">Whole minutes.</param>
    /// <returns>Such as <c>1,200</c>.</returns>
    public string Count(long count) => count.ToString(CountPattern, culture);

    /// <summary>A share in whole percent.</summary>
    /// <param name="part">What is used.</param>
    /// <param name="whole">What there is, above zero.</param>
    /// <returns>Rounded down, so that 100 % are never said too early.</returns>
    public string Percent(long part, long whole) =>
        Count(part * 100 / whole) + (language == NoticeLanguage.German ? " %" : "%");

    /// <summary>A moment in the account's time zone.</summary>
    /// <param name="moment">Any moment.</param>
    /// <returns>Day and minute, with the zone and its distance from UTC at that moment.</returns>
    public string Moment(DateTimeOffset moment)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(moment, zone);
        return language switch
        {
            NoticeLanguage.German => $"{local.ToString("d. MMMM yyyy, HH:mm 'Uhr'", culture)} ({ZoneAt(local)})",
            NoticeLanguage.Chinese => $"{local.ToString("yyyy'年'M'月'd'日' HH:mm", culture)}（{ZoneAt(local)}）",
            _ => $"{local.ToString("d MMMM yyyy, HH:mm", culture)} ({ZoneAt(local)})",
        };
    }

    /// <summary>The day of a moment in the account's time zone.</summary>
    /// <param name="moment">Any moment.</param>
    /// <returns>Such as <c>21 November 2026</c>.</returns>
    public string Day(DateTimeOffset moment) => Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime));

    /// <summary>The first day after a month.</summary>
    /// <param name="month">The month.</param>
    /// <returns>Such as <c>1 December 2026</c>.</returns>
    public string DayAfter(Month month) => Day(new DateOnly(month.Year, month.Number, 1).AddMonths(1));

    /// <summary>A month.</summary>
    /// <param name="month">The month.</param>
    /// <returns>Such as <c>November 2026</c>.</returns>
    public string Month(Month month) => new DateOnly(month.Year, month.Number, 1)
        .ToString(language == NoticeLanguage.Chinese ? "yyyy'年'M'月'" : "MMMM yyyy", culture);

    private string Day(DateOnly day) => day.ToString(
        language switch
        {
            NoticeLanguage.German => "d. MMMM yyyy",
            NoticeLanguage.Chinese => "yyyy'年'M'月'd'日'",
            _ => "d MMMM yyyy",
        },
        culture);

    private string ZoneAt(DateTimeOffset local)
    {
        if (zone.Id is "UTC" or "Etc/UTC")
        {
            return "UTC";
        }

        char sign = local.Offset < TimeSpan.Zero ? '-' : '+';
        return $"{zone.Id}, UTC{sign}{local.Offset.ToString("hh\\:mm", CultureInfo.InvariantCulture)}";
    }

    private static CultureInfo Culture(string point, string group, string months)
    {
        CultureInfo own = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        own.NumberFormat = new NumberFormatInfo
        {
            NumberDecimalSeparator = point,
            NumberGroupSeparator = group,
            NumberGroupSizes = [3],
            NegativeSign = "\u2212",
        };

        // The system wants thirteen months; the last one is for other calendars.
        string[] names = [.. months.Split(' '), string.Empty];
        own.DateTimeFormat.MonthNames = names;
        own.DateTimeFormat.MonthGenitiveNames = names;
        return CultureInfo.ReadOnly(own);
    }
}
