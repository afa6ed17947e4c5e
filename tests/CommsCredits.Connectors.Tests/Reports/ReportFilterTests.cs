using System.Net;
using System.Text.RegularExpressions;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>A report of some of the calls says of which, in the head of a page and below the sums of a workbook.</summary>
public sealed partial class ReportFilterTests
{
    private static readonly UsageChoice Japan = new() { Filter = new CallFilter { Country = "jp", Payer = Payer.Credits }, First = 2_000 };

    private static readonly UsageChoice Everything = new()
    {
        Filter = new CallFilter
        {
            UsageId = Guid.Empty, User = UserIdentity.Parse("a@b.c"), Department = "D", From = ReportScene.From, To = ReportScene.To,
            CallType = "user_out", Country = "ZZ", Payer = Payer.Pool, Reason = QuoteReason.PoolExhausted, Refused = false, Unrated = false,
        },
        First = 1,
        AreGiven = true,
    };

    [Theory]
    [InlineData("en-GB", "Filter", "Country or region Japan", "Paid by Credits", "only the first 2,000 calls")]
    [InlineData("de-DE", "Filter", "Land oder Region Japan", "Bezahlt aus Guthaben", "nur die ersten 2.000 Anrufe")]
    [InlineData("zh-CN", "筛选条件", "国家/地区 日本", "支付方 余额", "仅前 2,000 次通话")]
    public void Page_TellsFiltersInItsLanguage(string culture, params string[] told) => Assert.Equal(told, Told(Head(Japan, culture)));

    [Theory]
    [InlineData("en-GB", "Filter", "Country or region: Japan", "Paid by: Credits", "only the first 2,000 calls")]
    [InlineData("de-DE", "Filter", "Land oder Region: Japan", "Bezahlt aus: Guthaben", "nur die ersten 2.000 Anrufe")]
    [InlineData("zh-CN", "筛选条件", "国家/地区：日本", "支付方：余额", "仅前 2,000 次通话")]
    public void Workbook_TellsFiltersBelowItsSums(string culture, params string[] told)
    {
        List<ReadCell[]> summary = Summary(SheetScene.Report(3, UsageKey.Department) with { Choice = Japan }, culture);

        Assert.Equal(["", .. told], summary.TakeLast(told.Length + 1).Select(row => row.Length == 0 ? "" : row[0].Text));
    }

    [Fact]
    public void EveryFilter_IsTold()
    {
        Assert.All(typeof(CallFilter).GetProperties(), property => Assert.NotNull(property.GetValue(Everything.Filter)));

        Assert.Equal(
            [
                "Filter", "calls from the pipeline", "Call 00000000-0000-0000-0000-000000000000", "User a@b.c", "Department D",
                "Call type user_out", "Country or region ZZ", "Paid by Included minutes", "Reason Included minutes used up",
                "no calls that would have been refused", "only calls with a price", "only the first call",
            ],
            Told(Head(Everything)));
    }

    [Fact]
    public void NoFilter_IsNotTold()
    {
        UsageChoice period = new() { Filter = new CallFilter { From = ReportScene.From, To = ReportScene.To } };

        Assert.DoesNotContain("Filter", Head(period), StringComparison.Ordinal);
        Assert.Equal("Total", Summary(SheetScene.Report(3, UsageKey.Department) with { Choice = period })[^1][0].Text);
    }

    [Fact]
    public void Outsiders_StayTextInAPage() => Assert.All(ReportScene.Hostile, hostile =>
    {
        string head = Head(new UsageChoice { Filter = new CallFilter { Department = hostile, CallType = hostile, Country = hostile } });

        Assert.All(
            Tags().Matches(head).Select(tag => tag.Groups[1].Value),
            element => Assert.Contains(element, new[] { "header", "p", "span", "h1", "dl", "div", "dt", "dd", "ul", "li", "bdi", "wbr" }));
        Assert.DoesNotMatch("<[^>]*\\son[a-z]+=", head);
        Assert.Equal(3, Told(head).Count(told => told.EndsWith(" " + OutsideText.Line(hostile, 120), StringComparison.Ordinal)));
    });

    [Fact]
    public void Outsiders_StayTextInAWorkbook() => Assert.All(SheetScene.Hostile, hostile =>
    {
        UsageChoice choice = new() { Filter = new CallFilter { Department = hostile } };
        byte[] file = SheetScene.Write(new XlsxUsageReport(), SheetScene.Report(1) with { Choice = choice });

        Assert.Empty(ReadWorkbook.Faults(file));
        ReadWorkbook book = ReadWorkbook.Of(file);
        ReadCell told = book.Sheets["Summary"][^1][0];
        Assert.Equal(0, book.Formulas);
        Assert.Equal("inlineStr", told.Type);
        Assert.StartsWith("Department: ", told.Text, StringComparison.Ordinal);
        Assert.InRange(told.Text.Length, "Department: ".Length + 1, 200);
    });

    private static List<ReadCell[]> Summary(UsageReport report, string culture = "en-GB") =>
        ReadWorkbook.Of(SheetScene.Write(new XlsxUsageReport(), report, culture)).Sheets["Summary"];

    private static string Head(UsageChoice choice, string culture = "en-GB") =>
        HeadOf().Match(ReportScene.Html(ReportScene.Report() with { Choice = choice }, culture)).Value;

    private static string[] Told(string head)
    {
        Match line = LineOf().Match(head);
        return [line.Groups[1].Value, .. Items().Matches(line.Groups[2].Value).Select(item => TextOf(item.Groups[1].Value))];
    }

    private static string TextOf(string html) => WebUtility.HtmlDecode(Tags().Replace(html, string.Empty));

    [GeneratedRegex("<header.*?</header>", RegexOptions.Singleline)]
    private static partial Regex HeadOf();

    [GeneratedRegex("<dt>([^<]*)</dt><dd><ul>(.*)</ul>", RegexOptions.Singleline)]
    private static partial Regex LineOf();

    [GeneratedRegex("<li>(.*?)</li>", RegexOptions.Singleline)]
    private static partial Regex Items();

    [GeneratedRegex("</?([a-zA-Z][a-zA-Z0-9]*)[^>]*>")]
    private static partial Regex Tags();
}
