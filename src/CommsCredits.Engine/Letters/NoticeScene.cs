using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>One notice with all that is needed to tell it: its facts, the account, and the language.</summary>
internal sealed class NoticeScene
{
    private const int LongestName = 128;
    private const int LongestReason = 300;

    private readonly Dictionary<string, string> values;

    /// <summary>Sets the scene.</summary>
    /// <param name="facts">What is told.</param>
    /// <param name="language">In which language.</param>
    /// <param name="account">Of which account.</param>
    public NoticeScene(NoticeFacts facts, NoticeLanguage language, Account account)
    {
        Facts = facts;
        Account = account;
        Texts = NoticeTexts.Of(language);
        Format = new NoticeFormat(language, account);
        Target = FundingGap.Target(facts, account);
        values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["account"] = OutsideText.Line(account.Name, LongestName),
            ["amount"] = Amount(facts.Amount),
            ["balance"] = Amount(facts.Balance),
            ["threshold"] = Amount(facts.Threshold),
            ["owed"] = Amount(facts.Balance is < 0 and > long.MinValue ? -facts.Balance : null),
            ["target"] = Format.Amount(Target),
            ["next"] = Moment(facts.NextAttemptAt),
            ["expires"] = Moment(facts.ExpiresAt),
            ["expiryDay"] = facts.ExpiresAt is { } expiry ? Format.Day(expiry) : Unknown,
            ["days"] = facts.DaysBefore is { } days ? Format.Count(days) : Unknown,
            ["used"] = facts.UsedMinutes is { } used ? Format.Count(used) : Unknown,
            ["total"] = facts.TotalMinutes is { } total ? Format.Count(total) : Unknown,
            ["left"] = facts is { UsedMinutes: { } spent, TotalMinutes: { } all } ? Format.Count(Math.Max(0L, (long)all - spent)) : Unknown,
            ["percent"] = facts is { UsedMinutes: { } part, TotalMinutes: > 0 and { } whole } ? Format.Percent(part, whole) : Unknown,
            ["month"] = facts.Pool is { } pool ? Format.Month(pool.Month) : Unknown,
            ["renews"] = facts.Pool is { } ending ? Format.DayAfter(ending.Month) : Unknown,
            ["country"] = Country ?? Unknown,
        };
        values["pool"] = facts.Pool is { } named ? Say($"pool.{named.Scope}") : Unknown;
    }

    /// <summary>What is told.</summary>
    public NoticeFacts Facts { get; }

    /// <summary>Of which account.</summary>
    public Account Account { get; }

    /// <summary>The sentences of the language.</summary>
    public NoticeTexts Texts { get; }

    /// <summary>How numbers and dates are written.</summary>
    public NoticeFormat Format { get; }

    /// <summary>Millionths: the balance that the command to add funds aims at.</summary>
    public long Target { get; }

    /// <summary>The payment method's name on one line, or null.</summary>
    public string? Method => Line(Facts.PaymentMethod, LongestName);

    /// <summary>The gateway's reason on one line, or null.</summary>
    public string? Reason => Line(Facts.Reason, LongestReason);

    /// <summary>The pool's country in the language, in English where the language has no name for it, or null.</summary>
    public string? Country => Facts.Pool is not { Country: { Length: > 0 } code } ? null
        : Texts.Find($"country.{code}")
            ?? (CountryTable.Default.Contains(code) ? CountryTable.Default.NameOf(code) : Line(code, LongestName));

    /// <summary>Who has the pool for himself, where that can be told, or null.</summary>
    /// <remarks>A holder is a key with a letter before it: u and the name, o and the object id, t and the digits of a number.</remarks>
    public string? Holder => Facts.Pool?.Holder is not { Length: > 1 } holder ? null : holder[0] switch
    {
        'u' => Line(holder[1..], LongestName),
        'o' when Guid.TryParseExact(holder[1..], "N", out Guid id) => id.ToString(),
        't' => Line("+" + holder[1..], LongestName),
        _ => null,
    };

    private string Unknown => Texts["unknown"];

    /// <summary>A sentence with its values.</summary>
    /// <param name="key">The text's key.</param>
    /// <returns>The sentence.</returns>
    public string Say(string key) => Texts.Fill(key, values);

    /// <summary>The sentence of a subject, with the account's name shortened so that the rest is seen.</summary>
    /// <param name="key">The text's key.</param>
    /// <param name="longestName">The most characters of the name.</param>
    /// <param name="longest">The most characters of all.</param>
    /// <returns>One line.</returns>
    public string Headline(string key, int longestName, int longest) => OutsideText.Line(
        Texts.Fill(key, new Dictionary<string, string>(values, StringComparer.Ordinal)
        {
            ["account"] = OutsideText.Line(Account.Name, longestName),
        }),
        longest);

    /// <summary>The order's id as commands take it, or null.</summary>
    public string? Order => Facts.OrderId?.ToString("D", CultureInfo.InvariantCulture);

    private static string? Line(string? text, int longest) =>
        text is not null && OutsideText.Line(text, longest) is { Length: > 0 } line ? line : null;

    private string Amount(long? micros) => micros is { } amount ? Format.Amount(amount) : Unknown;

    private string Moment(DateTimeOffset? moment) => moment is { } known ? Format.Moment(known) : Unknown;
}
