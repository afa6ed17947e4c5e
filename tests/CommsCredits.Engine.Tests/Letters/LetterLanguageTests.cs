using System.Globalization;
using System.Xml.Linq;
using CommsCredits.Engine;

namespace CommsCredits.Tests.Letters;

/// <summary>How letters are written in each language and zone, and what holds for every one of them.</summary>
public class LetterLanguageTests
{
    public static TheoryData<int, NoticeLanguage> EveryForm()
    {
        TheoryData<int, NoticeLanguage> forms = [];
        foreach (NoticeLanguage language in Enum.GetValues<NoticeLanguage>())
        {
            for (int form = 0; form < LetterScene.All.Count; form++)
            {
                forms.Add(form, language);
            }
        }

        return forms;
    }

    [Fact]
    public void Scene_TellsEveryKind() =>
        Assert.Equal(Enum.GetValues<NoticeKind>(), LetterScene.All.Select(form => form.Kind).Distinct());

    [Theory]
    [MemberData(nameof(EveryForm))]
    public void Letter_OfEveryKindAndLanguage_IsWholeAndSelfContained(int form, NoticeLanguage language)
    {
        (NoticeKind kind, NoticeFacts facts) = LetterScene.All[form];

        Letter letter = LetterScene.Write(kind, facts, language);

        Assert.All([letter.Subject, letter.Text, letter.Html], text => Assert.DoesNotContain(text, c => c is '{' or '}'));
        Assert.DoesNotContain(NoticeTexts.Of(language)["unknown"], letter.Subject + letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(letter.Subject, char.IsControl);
        Assert.InRange(letter.Subject.Length, 1, 150);
        Assert.DoesNotContain(letter.Text, c => char.IsControl(c) && c != '\n');
        Assert.Contains("Contoso", letter.Subject, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{NoticeTexts.Of(language).Tag}\"", letter.Html, StringComparison.Ordinal);
        Assert.All(
            ["<script", "<style", "<img", "<link", "http:", "https:", "url(", "href", "src=", "@import"],
            outside => Assert.DoesNotContain(outside, letter.Html, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public void Html_SaysWhatTheTextSays(int form, NoticeLanguage language)
    {
        (NoticeKind kind, NoticeFacts facts) = LetterScene.All[form];
        Letter letter = LetterScene.Write(kind, facts, language);

        XElement page = Parse(letter.Html);

        Assert.Equal(letter.Subject, page.Descendants("title").Single().Value);
        string[] lines = letter.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] shown =
        [
            .. page.Descendants("h1").Select(element => element.Value),
            .. page.Descendants("p").Select(element => element.Value),
            .. page.Descendants("pre").Select(element => element.Value),
            .. page.Descendants("tr")
                .Select(row => row.Element("th")!.Value + (language == NoticeLanguage.Chinese ? "：" : ": ") + row.Element("td")!.Value),
        ];
        Assert.Equal(lines.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1_234_500_000, "EUR 1,234.50", "1.234,50 EUR")]
    [InlineData(50_000_000, "EUR 50.00", "50,00 EUR")]
    [InlineData(1_234_567_890_123, "EUR 1,234,567.890123", "1.234.567,890123 EUR")]
    [InlineData(100_100_000, "EUR 100.10", "100,10 EUR")]
    [InlineData(123_000, "EUR 0.123", "0,123 EUR")]
    [InlineData(1, "EUR 0.000001", "0,000001 EUR")]
    [InlineData(-3_200_000, "EUR \u22123.20", "\u22123,20 EUR")]
    [InlineData(long.MaxValue, "EUR 9,223,372,036,854.775807", "9.223.372.036.854,775807 EUR")]
    [InlineData(long.MinValue, "EUR \u22129,223,372,036,854.775808", "\u22129.223.372.036.854,775808 EUR")]
    public void Amounts_AreWrittenAsTheLanguageDoes(long micros, string english, string german)
    {
        NoticeFacts facts = new() { Balance = micros, Threshold = 1 };

        Assert.Contains($"Balance: {english}\n", LetterScene.Write(NoticeKind.BalanceLow, facts).Text, StringComparison.Ordinal);
        Assert.Contains(
            $"Guthaben: {german}\n", LetterScene.Write(NoticeKind.BalanceLow, facts, NoticeLanguage.German).Text, StringComparison.Ordinal);
        Assert.Contains(
            $"余额：{english}\n", LetterScene.Write(NoticeKind.BalanceLow, facts, NoticeLanguage.Chinese).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UTC", "21 November 2026, 22:30 (UTC)", "21. November 2026, 22:30 Uhr (UTC)", "2026年11月21日 22:30（UTC）")]
    [InlineData(
        "Europe/Berlin",
        "21 November 2026, 23:30 (Europe/Berlin, UTC+01:00)",
        "21. November 2026, 23:30 Uhr (Europe/Berlin, UTC+01:00)",
        "2026年11月21日 23:30（Europe/Berlin, UTC+01:00）")]
    [InlineData(
        "Asia/Kolkata",
        "22 November 2026, 04:00 (Asia/Kolkata, UTC+05:30)",
        "22. November 2026, 04:00 Uhr (Asia/Kolkata, UTC+05:30)",
        "2026年11月22日 04:00（Asia/Kolkata, UTC+05:30）")]
    [InlineData(
        "America/St_Johns",
        "21 November 2026, 19:00 (America/St_Johns, UTC-03:30)",
        "21. November 2026, 19:00 Uhr (America/St_Johns, UTC-03:30)",
        "2026年11月21日 19:00（America/St_Johns, UTC-03:30）")]
    [InlineData("Gone/Nowhere", "21 November 2026, 22:30 (UTC)", "21. November 2026, 22:30 Uhr (UTC)", "2026年11月21日 22:30（UTC）")]
    public void Moments_AreInTheAccountsZoneWithItsName(string zone, string english, string german, string chinese)
    {
        NoticeFacts facts = new() { ExpiresAt = LetterScene.At };
        Account account = LetterScene.Account(zone: zone);

        Assert.All(
            [(NoticeLanguage.English, english), (NoticeLanguage.German, german), (NoticeLanguage.Chinese, chinese)],
            said => Assert.Contains(said.Item2,
                LetterScene.Write(NoticeKind.FundsExpiring, facts, said.Item1, account).Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Moments_InSummer_HaveTheOffsetOfSummer() => Assert.Contains(
        "1. März 2026, 00:30 Uhr (Europe/Berlin, UTC+01:00)\nVerfällt: 1. Juli 2026, 01:30 Uhr (Europe/Berlin, UTC+02:00)",
        LetterScene.Write(
            NoticeKind.FundsExpiring,
            new NoticeFacts { PurchasedAt = new(2026, 2, 28, 23, 30, 0, TimeSpan.Zero),
                ExpiresAt = new(2026, 6, 30, 23, 30, 0, TimeSpan.Zero) },
            NoticeLanguage.German).Text,
        StringComparison.Ordinal);

    [Fact]
    public void Pools_AreNamedInTheLanguage()
    {
        NoticeFacts facts = LetterScene.All[6].Facts;

        Assert.Contains("Land oder Region: Deutschland\n",
            LetterScene.Write(NoticeKind.PoolAt80, facts, NoticeLanguage.German).Text, StringComparison.Ordinal);
        Assert.Contains("1.000 von 1.200 (83 %), noch 200\n",
            LetterScene.Write(NoticeKind.PoolAt80, facts, NoticeLanguage.German).Text, StringComparison.Ordinal);
        Assert.Equal(
            "Contoso：已使用 1,000 / 1,200 分钟（德国，国际通话）", LetterScene.Write(NoticeKind.PoolAt80, facts, NoticeLanguage.Chinese).Subject);
        PoolKey iceland = LetterScene.International with { Country = "IS" };
        Assert.Contains("Iceland",
            LetterScene.Write(NoticeKind.PoolAt80, facts with { Pool = iceland }, NoticeLanguage.German).Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(959, 1200, "79%")]
    [InlineData(1199, 1200, "99%")]
    [InlineData(int.MaxValue, int.MaxValue, "100%")]
    [InlineData(5, 0, "not known")]
    public void Percent_IsNeverRoundedUp(int used, int total, string percent) => Assert.Contains(
        $"({percent})",
        LetterScene.Write(NoticeKind.PoolAt80,
            new NoticeFacts { Pool = LetterScene.International, UsedMinutes = used, TotalMinutes = total }).Text,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("de-DE")]
    [InlineData("")]
    public void Letters_AreTheSameInEveryCulture(string culture)
    {
        List<Letter> expected = [.. Letters()];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(expected, Letters());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(NoticeLanguage.English)]
    [InlineData(NoticeLanguage.German)]
    [InlineData(NoticeLanguage.Chinese)]
    public void Letter_NothingKnown_IsWrittenAllTheSame(NoticeLanguage language)
    {
        foreach (NoticeKind kind in Enum.GetValues<NoticeKind>())
        {
            Assert.DoesNotContain(LetterScene.Write(kind, new NoticeFacts(), language).Text, c => c is '{' or '}');
            Assert.NotNull(LetterScene.Write(kind, new NoticeFacts { OutcomeUnknown = true }, language));
        }
    }

    private static IEnumerable<Letter> Letters() =>
        from language in Enum.GetValues<NoticeLanguage>()
        from form in LetterScene.All
        select LetterScene.Write(form.Kind, form.Facts, language);

    // Strict enough for XML once the two things are left out that HTML has of its own.
    private static XElement Parse(string html) => XElement.Parse(
        html.Replace("<!DOCTYPE html>\n", string.Empty, StringComparison.Ordinal)
            .Replace("<meta charset=\"utf-8\">", string.Empty, StringComparison.Ordinal)
            .Replace("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">", string.Empty, StringComparison.Ordinal)
            .Replace("<meta name=\"color-scheme\" content=\"light dark\">", string.Empty, StringComparison.Ordinal));
}
