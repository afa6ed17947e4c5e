using System.Text.RegularExpressions;
using CommsCredits.Engine;

namespace CommsCredits.Tests.Letters;

/// <summary>What a translator can forget.</summary>
public partial class NoticeTextsTests
{
    private static readonly NoticeTexts English = NoticeTexts.Of(NoticeLanguage.English);

    [Theory]
    [InlineData(NoticeLanguage.German)]
    [InlineData(NoticeLanguage.Chinese)]
    public void Texts_EveryLanguage_HasEveryTextAndEveryPlaceholder(NoticeLanguage language)
    {
        NoticeTexts texts = NoticeTexts.Of(language);

        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
        Assert.All(English.Keys, key => Assert.Equal(Placeholders(English[key]), Placeholders(texts[key])));
        Assert.All(texts.Keys, key => Assert.Equal(texts[key].Trim(), texts[key]));
        Assert.All(texts.Keys, key => Assert.NotEmpty(texts[key]));
    }

    [Theory]
    [InlineData(NoticeLanguage.German)]
    [InlineData(NoticeLanguage.Chinese)]
    public void Texts_Sentences_AreTranslated(NoticeLanguage language)
    {
        NoticeTexts texts = NoticeTexts.Of(language);
        string[] sentences = [.. English.Keys.Where(key => char.IsUpper(key[0]) || key.StartsWith("then.", StringComparison.Ordinal))];

        Assert.NotEmpty(sentences);
        Assert.DoesNotContain(sentences.Where(key => Words().IsMatch(English[key])), key => texts[key] == English[key]);
    }

    [Fact]
    public void Texts_EveryCountryWithAPool_HasAName()
    {
        LicenseGrants[] plans =
            [LicenseGrants.CallingPlan120, LicenseGrants.CallingPlan240, LicenseGrants.CallingPlanDomestic, LicenseGrants.CallingPlanInternational];
        AllotmentTable table = AllotmentTable.Default;
        string[] countries =
            [.. plans.SelectMany(plan => table.CountriesWith(plan, new DateOnly(2026, 11, 21))).Select(table.PoolCountry).Distinct()];

        Assert.True(countries.Length > 20);
        Assert.All(countries, code => Assert.NotNull(English.Find($"country.{code}")));
    }

    [Fact]
    public void Texts_TagsAreThoseOfBcp47() =>
        Assert.Equal(["en", "de", "zh-Hans"], Enum.GetValues<NoticeLanguage>().Select(language => NoticeTexts.Of(language).Tag));

    private static string[] Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[a-z]{4,}(?![^{]*\})")]
    private static partial Regex Words();
}
