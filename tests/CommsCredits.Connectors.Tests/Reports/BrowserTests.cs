using System.Text.Json;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>The pages in a real browser: what they draw, how they sort, and that they ask nobody for anything.</summary>
public sealed class BrowserTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const string NoBrowser = "No Chromium is installed.";

    private static readonly UsageChoice Some = new()
    {
        Filter = new CallFilter { User = UserIdentity.Parse("ada.lovelace@contoso.example"), Department = ReportScene.Hostile[1], Refused = false },
        First = 5_000,
    };

    private readonly TempFolder folder = new();

    public static TheoryData<string> Pages => ["usage", "statement"];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_HasItsChartsAndNothingFromOutsideRuns(string name)
    {
        BrowserPage page = Open(name, 1440);

        int charts = page.Ask("document.querySelectorAll('figure svg[role=img][aria-label]').length").GetInt32();
        Assert.Equal(name == "usage" ? 3 : 1, charts);
        Assert.All(
            page.Ask("[...document.querySelectorAll('figure > svg')].map(s => s.getBoundingClientRect()).map(r => r.width * r.height)").EnumerateArray(),
            area => Assert.True(area.GetDecimal() > 10_000, "A chart has no room."));
        Assert.True(page.Ask("document.querySelector('.line').getBoundingClientRect().width > 900").GetBoolean(), "The balance has no line.");
        Assert.True(page.Ask("document.querySelectorAll('.mark.funding').length > 1").GetBoolean(), "Fundings are not marked.");
        Assert.True(page.Ask("document.querySelectorAll('.mark.recharge').length > 1").GetBoolean(), "Recharges are not marked.");
        Assert.True(page.Ask("document.querySelectorAll('.calm, .near, .spent').length === 4").GetBoolean(), "Pools have no bars.");
        Assert.Equal(1, page.Ask("document.scripts.length").GetInt32());
        Assert.Equal(0, page.Ask("document.images.length + document.querySelectorAll('[onerror],[onload],[onmouseover]').length").GetInt32());
        Assert.Equal(JsonValueKind.True, page.Ask("window.broken === undefined").ValueKind);
        Assert.Equal(
            JsonValueKind.True,
            page.Ask("getComputedStyle(document.querySelector('.fill')).fill !== getComputedStyle(document.querySelector('.track')).fill").ValueKind);
        Quiet(page);
    }

    [Fact]
    public void Headers_SortByClickAndByKeyboard()
    {
        BrowserPage page = Open("usage", 1440);
        const string Table = "[...document.querySelectorAll('table')].find(t => t.caption.textContent === 'Top users')";
        const string Values = "[...t.tBodies[0].rows].map(r => Number(r.cells[2].dataset.v))";
        Assert.Equal("descending", page.Ask($"{Table}.tHead.rows[0].cells[1].getAttribute('aria-sort')").GetString());
        string foot = page.Ask($"{Table}.tFoot.textContent").GetString()!;

        JsonElement box = page.Ask(
            $"(() => {{ const b = {Table}.tHead.rows[0].cells[2].querySelector('button'); b.scrollIntoView({{block: 'center'}}); const r = b.getBoundingClientRect(); return {{ x: r.x + r.width / 2, y: r.y + r.height / 2 }}; }})()");
        page.Click(box.GetProperty("x").GetDecimal(), box.GetProperty("y").GetDecimal());

        Assert.True(page.Ask($"(t => {Values}.every((v, i, all) => i === 0 || all[i - 1] >= v))({Table})").GetBoolean(), "A click did not sort.");
        Assert.Equal("descending", page.Ask($"{Table}.tHead.rows[0].cells[2].getAttribute('aria-sort')").GetString());
        Assert.Equal(1, page.Ask($"{Table}.querySelectorAll('[aria-sort]').length").GetInt32());

        page.Ask($"{Table}.tHead.rows[0].cells[1].querySelector('button').focus()");
        page.Press("Tab", "Tab", 9, string.Empty);
        page.Press("Enter", "Enter", 13, "\r");

        Assert.True(page.Ask($"(t => {Values}.every((v, i, all) => i === 0 || all[i - 1] <= v))({Table})").GetBoolean(), "The keyboard did not sort.");
        Assert.Equal("ascending", page.Ask($"{Table}.tHead.rows[0].cells[2].getAttribute('aria-sort')").GetString());
        Assert.Equal(foot, page.Ask($"{Table}.tFoot.textContent").GetString());
        Quiet(page);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_NeverScrollsSideways(string name)
    {
        BrowserPage page = Open(name, 1440);
        foreach (int width in new[] { 390, 768, 1440 })
        {
            page.Resize(width, 900);
            Assert.Equal(width, page.Ask("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)").GetInt32());
        }

        Quiet(page);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Tables_OnAPhone_FitOrShowThatTheyGoOn(string name)
    {
        BrowserPage page = Open(name, 390);
        page.Ask("document.querySelectorAll('details').forEach(d => d.open = true)");
        JsonElement[] boxes = [.. page.Ask(
            """
            [...document.querySelectorAll('.scroll')].map(box => {
                const goesOn = box.scrollWidth > box.clientWidth;
                const style = getComputedStyle(box);
                const last = [...box.querySelectorAll('thead th')].pop();
                const hidden = last.getBoundingClientRect().right > box.getBoundingClientRect().right;
                box.scrollLeft = 10000;
                const reached = last.getBoundingClientRect().right <= box.getBoundingClientRect().right;
                box.scrollLeft = 0;
                return { table: box.querySelector('caption').textContent, goesOn, hidden, reached, edges: style.backgroundAttachment };
            })
            """).EnumerateArray()];
        page.Picture($"{name}-phone-tables.png");

        Assert.Contains(boxes, box => box.GetProperty("goesOn").GetBoolean());
        Assert.All(boxes, box =>
        {
            Assert.True(box.GetProperty("reached").GetBoolean(), $"{box}: the last column is out of reach.");
            Assert.True(box.GetProperty("goesOn").GetBoolean() || !box.GetProperty("hidden").GetBoolean(), $"{box}: the last column is cut.");
            Assert.Equal("local, local, scroll, scroll", box.GetProperty("edges").GetString());
        });
        Quiet(page);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_IsAccessible(string name)
    {
        BrowserPage page = Open(name, 390);
        (string? axe, string reason) = Artifacts.AxeCore();
        Assert.SkipWhen(axe is null, reason);
        page.Ask("document.querySelectorAll('details').forEach(d => d.open = true)");
        page.Ask(axe + "; 0");
        Assert.Empty(Violations(page, "{}"));
        page.Look("dark", "screen");
        Assert.Empty(Violations(page, "{ runOnly: ['color-contrast'] }"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_IsPicturedForReview(string name)
    {
        BrowserPage page = Open(name, 1440, ReportScene.Report().Title);
        page.Picture($"{name}-light.png");
        page.Look("dark", "screen");
        page.Picture($"{name}-dark.png");
        page.Resize(390, 844);
        page.Look("light", "screen");
        page.Picture($"{name}-phone.png");
        page.Resize(794, 1123);
        page.Look("dark", "print");
        page.Picture($"{name}-print.png");
        Assert.Equal(794, page.Ask("document.documentElement.scrollWidth").GetInt32());
        Assert.Equal("rgb(255, 255, 255)", page.Ask("getComputedStyle(document.body).backgroundColor").GetString());
        Assert.Equal("rgb(26, 33, 41)", page.Ask("getComputedStyle(document.body).color").GetString());
        Quiet(page);
    }

    private static IEnumerable<string?> Violations(BrowserPage page, string options) => page.Ask(
        $$"""
        axe.run(document, Object.assign({ preload: false, resultTypes: ['violations'] }, {{options}})).then(r => r.violations.map(v =>
            v.impact + ' ' + v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html + ' ' + n.failureSummary).join(' | ')))
        """).EnumerateArray().Select(violation => violation.GetString());

    private static void Quiet(BrowserPage page)
    {
        Assert.Empty(page.Requests);
        Assert.Empty(page.Complaints);
    }

    private BrowserPage Open(string name, int width, string? title = null)
    {
        Assert.SkipWhen(Browser.Executable is null, NoBrowser);
        string html = name == "usage" ? ReportScene.Html(ReportScene.Report(title ?? ReportScene.Hostile[0]) with { Choice = Some }) : ReportScene.Html(ReportScene.Statement());
        return browser.Open(folder.Write($"{name}.html", html), width);
    }
}
