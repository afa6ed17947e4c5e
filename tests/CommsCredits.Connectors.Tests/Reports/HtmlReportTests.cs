using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>What outsiders write stays text, the policy allows only what stands in the page, and every language says the same.</summary>
public sealed partial class HtmlReportTests
{
    private static readonly string[] Elements =
    [
        "html", "head", "meta", "link", "title", "style", "body", "header", "main", "footer", "section", "h1", "h2", "p", "span", "dl", "dt", "dd",
        "div", "figure", "svg", "line", "path", "rect", "circle", "text", "ul", "li", "b", "bdi", "wbr", "details", "summary", "table", "caption",
        "thead", "tbody", "tfoot", "tr", "th", "td", "script",
    ];

    public static TheoryData<string, string> PagesAndCultures => new()
    {
        { "usage", "en-GB" }, { "usage", "de-AT" }, { "usage", "zh-CN" }, { "statement", "en-US" }, { "statement", "de-DE" }, { "statement", "zh-Hans" },
    };

    [Theory]
    [MemberData(nameof(PagesAndCultures))]
    public void Outsiders_AddNoElementAndNoAttribute(string page, string culture)
    {
        string body = OwnParts().Replace(Page(page, culture), string.Empty);

        Assert.All(
            Tags().Matches(body).Select(tag => tag.Groups[1].Value.ToLowerInvariant()).Distinct(StringComparer.Ordinal),
            element => Assert.Contains(element, Elements));
        Assert.DoesNotMatch("<[^>]*\\son[a-z]+=", body);
        Assert.DoesNotMatch("(?i)<(img|script|iframe|object|a)\\b", body);
        Assert.DoesNotMatch("(?i)(src|href)=\"(?!data:,\")", body);
        Assert.DoesNotMatch("[\u0000-\u0008\u000B-\u001F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]", body);
    }

    [Theory]
    [InlineData("usage")]
    [InlineData("statement")]
    public void Outsiders_AreReadAsTheyWrote(string page)
    {
        string text = WebUtility.HtmlDecode(Page(page, "en-GB").Replace("<wbr>", string.Empty, StringComparison.Ordinal));

        Assert.Contains("<bdi><script>document.title='broken';window.broken=1</script></bdi>", text, StringComparison.Ordinal);
        Assert.Contains("=cmd|' /C calc'!A0", text, StringComparison.Ordinal);
        Assert.Contains("\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627", text, StringComparison.Ordinal);
        Assert.Contains("bell null esc [31m lone \uFFFD end", text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt; &amp; {count} {0} ${x} `", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("usage")]
    [InlineData("statement")]
    public void Policy_AllowsTheOneStyleAndTheOneScriptOnly(string page)
    {
        string html = Page(page, "en-GB");

        string policy = PolicyOf().Match(html).Groups[1].Value;
        Assert.StartsWith("default-src &#39;none&#39;;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src &#39;sha256-{Hash(StyleOf().Match(html).Groups[1].Value)}&#39;", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src &#39;sha256-{Hash(ScriptOf().Match(html).Groups[1].Value)}&#39;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyReport_SaysSo()
    {
        UsageReport report = ReportScene.Report() with { Calls = [], Summary = [], Pools = [], Money = null };
        Assert.Contains("There are no calls in this period.", ReportScene.Html(report), StringComparison.Ordinal);
    }

    [Fact]
    public void OneCall_IsOneCallOfItsDay()
    {
        UsageReport report = ReportScene.Report(ReportScene.Account.Name) with
        {
            From = null, To = null, Money = null, Calls = [ReportScene.Call(1, "a@b.c", "A", "D", "US", 1_000_000)],
        };

        string html = ReportScene.Html(report);

        Assert.Contains("<dd>1 Jan 2026</dd>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<dt>Account</dt>", html, StringComparison.Ordinal);
        Assert.Contains("Sums of 1 call:", html, StringComparison.Ordinal);
        Assert.Contains("2 minutes, 1 call<", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("[^0-9,]1 (calls|users|minutes|others)", html);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(-50_527_680_000, true)]
    public void F11_BalanceAtOrBelowZero_NeedsAttention(long balance, bool isTold)
    {
        MoneyCourse money = new(10_000_000, [new MoneyDay(new DateOnly(2026, 1, 1), balance, 0, 0, 10_000_000 - balance, 0)]);

        string html = ReportScene.Html(ReportScene.Report() with { Money = money });

        Assert.Equal(isTold, html.Contains("<li>The balance at the end is ", StringComparison.Ordinal));
    }

    [Fact]
    public void Pools_WithoutUse_AreFoldedAway()
    {
        UsageReport report = ReportScene.Report();
        MinutePoolView unused = report.Pools[0] with { Used = 0, Available = 3000 };

        string some = ReportScene.Html(report with { Pools = [report.Pools[1], unused] });
        string none = ReportScene.Html(report with { Pools = [unused, unused] });

        Assert.Contains("Included minutes, March 2026", some, StringComparison.Ordinal);
        Assert.Matches("(?s)Germany, International.*<details><summary>1 pool of which nothing was used</summary>.*United States, Domestic", some);
        Assert.Contains("Nothing was used.</p><details><summary>2 pools of which nothing was used", none, StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_AreReadOnceAndNotListedWhole()
    {
        int reads = 0;
        IEnumerable<CallView> Once()
        {
            reads++;
            for (int number = 1; number <= 20_000; number++)
            {
                yield return ReportScene.Call(number, "a@b.c", "A", "D", "US", number);
            }
        }

        string html = ReportScene.Html(ReportScene.Report() with { Calls = Once() });

        Assert.Equal(1, reads);
        Assert.InRange(html.Length, 10_000, 150_000);
        Assert.Contains("Sums of 20,000 calls", html, StringComparison.Ordinal);
    }

    [Fact]
    public void LongPeriod_IsDrawnByMonth()
    {
        UsageReport report = ReportScene.Report() with
        {
            Calls = Enumerable.Range(0, 400).Select(day =>
            {
                CallView call = ReportScene.Call(day + 1, "a@b.c", "A", "D", "US", 1_000_000);
                return call with { Record = call.Record with { StartTime = ReportScene.From.AddDays(day) } };
            }),
        };
        Assert.Contains("Spend per month", ReportScene.Html(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_OfVeryManyRows_EndsInTheSumOfTheOthers()
    {
        UsageReport report = ReportScene.Report() with
        {
            Summary = [.. Enumerable.Range(1, 700).Select(row => new UsageSum([$"d{row}"], 1, 1, 0, row * 1_000_000L))],
        };

        string html = ReportScene.Html(report);

        Assert.Contains("200 others", html, StringComparison.Ordinal);
        Assert.Contains("245,350.00", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<bdi>d200</bdi>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Statement_ShowsAmountsExactlyInTheNumbersOfItsCulture()
    {
        Assert.Contains("1,234500", Page("statement", "de-DE"), StringComparison.Ordinal);
        Assert.Contains("1.234500", Page("statement", "zh-CN"), StringComparison.Ordinal);
    }

    private static string Page(string page, string culture) => page == "usage"
        ? ReportScene.Html(ReportScene.Report(ReportScene.Hostile[0]), culture)
        : ReportScene.Html(ReportScene.Statement(), culture);

    private static string Hash(string text) => WebUtility.HtmlEncode(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    [GeneratedRegex("<style>.*?</style>|<script>\"use strict\".*?</script>|<!DOCTYPE html>", RegexOptions.Singleline)]
    private static partial Regex OwnParts();

    [GeneratedRegex("</?([a-zA-Z][a-zA-Z0-9]*)")]
    private static partial Regex Tags();

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex PolicyOf();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleOf();

    [GeneratedRegex("<script>(\"use strict\".*?)</script>", RegexOptions.Singleline)]
    private static partial Regex ScriptOf();
}
