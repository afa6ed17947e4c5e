using System.Globalization;
using System.Text.RegularExpressions;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public partial class ReportTextsTests
{
    private static readonly ReportTexts English = ReportTexts.For(CultureInfo.GetCultureInfo("en"));

    [Theory]
    [InlineData("de")]
    [InlineData("zh-Hans")]
    public void EveryLanguage_HasTheSameKeysAndNames(string culture)
    {
        ReportTexts other = ReportTexts.For(CultureInfo.GetCultureInfo(culture));
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
        Assert.All(English.Keys, key => Assert.Equal(NamesOf(English[key]), NamesOf(other[key])));
        Assert.All(other.Keys, key => Assert.NotEmpty(other[key]));
        Assert.Equal(12, other["months"].Split(' ').Length);
        Assert.Equal(12, other["months.short"].Split(' ').Length);
        Assert.All(CountryTable.Default.All, country => Assert.NotEqual(country.Iso2, other.Country(country.Iso2)));
    }

    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("zh-Hans-SG", "zh-Hans")]
    [InlineData("en-GB", "en")]
    [InlineData("fr-FR", "en")]
    [InlineData("", "en")]
    public void For_MapsCultures(string culture, string tag) => Assert.Equal(tag, ReportTexts.For(CultureInfo.GetCultureInfo(culture)).Tag);

    [Fact]
    public void Fill_PutsValuesInAsTheyAre()
    {
        Assert.Equal("{to} to {from}", English.Fill("period.range", ("from", "{to}"), ("to", "{from}")));
        Assert.Throws<KeyNotFoundException>(() => English.Fill("period.range", ("from", "x")));
    }

    [Fact]
    public void EveryReasonAndScope_HasWords()
    {
        Assert.All(Enum.GetNames<PoolScope>(), scope => Assert.NotNull(English.Find($"scope.{scope}")));
        Assert.All(Enum.GetNames<Payer>(), payer => Assert.NotNull(English.Find($"payer.{payer}")));
        Assert.All(Enum.GetNames<UsageKey>(), key => Assert.NotNull(English.Find($"key.{key}")));
        Assert.All(Enum.GetNames<QuoteReason>(), reason => Assert.NotNull(English.Find($"reason.{reason}")));
    }

    private static IEnumerable<string> NamesOf(string text) => Names().Matches(text).Select(name => name.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Names();
}
