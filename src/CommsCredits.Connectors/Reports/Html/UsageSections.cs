using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The sections of a usage report that tell of calls.</summary>
/// <param name="page">The page.</param>
/// <param name="tally">The sums of the calls.</param>
/// <param name="format">The form of the report.</param>
sealed class UsageSections(ReportPage page, UsageTally tally, ReportFormat format)
{
    /// <summary>How many destinations and users stand in their lists.</summary>
    public const int Top = 10;

    const int MostRows = 500;

    static readonly string[] Payers = [nameof(Payer.Credits), nameof(Payer.Pool), nameof(Payer.Included), nameof(Payer.None)];

    readonly ReportTexts texts = format.Texts;

    /// <summary>What somebody should see to, where there is anything.</summary>
    /// <param name="money">The balance over time; at or below zero at its end, credits pay for nothing more (rule F11).</param>
    public void Attention(MoneyCourse? money)
    {
        List<string> points = [];
        if (money is { Days: [.., { Balance: <= 0 } last] })
            points.Add(texts.Fill("attention.balance", ("amount", format.Glance(last.Balance))));
        if (tally.Unrated > 0) points.Add(format.Counted("attention.unrated", tally.Unrated));
        if (tally.Refused > 0) points.Add(format.Counted("attention.refused", tally.Refused));
        if (points.Count == 0) return;
        var items = Html.Join(points.Select(point => Html.Of($"<li>{point}</li>")));
        page.Section(texts["section.attention"], string.Empty, Html.Of($"<ul>{items}</ul>"), "wide alert");
    }

    public void Days()
    {
        var days = tally.Days;
        if (days.Count == 0) return;
        var byMonth = days.Count > SpendChart.MostDays;
        var sums = byMonth ? SpendChart.Months(days) : days;
        Column[] columns = [new(texts[byMonth ? "key.Month" : "key.Day"], IsNumber: false), .. CallColumns()];
        var rows = sums.Select(sum => new[]
        {
            new Cell(Html.Of($"{SpendChart.Name(sum, byMonth, format)}"), sum.Day.DayNumber),
            SharedSections.Exact(sum.Charge, format), SharedSections.Count(sum.Calls, format), SharedSections.Count(sum.Minutes, format),
        });
        var caption = texts[byMonth ? "months.table" : "days.table"];
        var table = HtmlTable.Of(caption, columns, rows, sortedBy: -1);
        page.Section(
            texts[byMonth ? "section.months" : "section.days"],
            texts["days.note"],
            Html.Of($"<figure>{SpendChart.Draw(sums, byMonth, format)}</figure>{SharedSections.Details(caption, table)}"));
    }

    public void WhoPaid()
    {
        if (tally.All.Minutes == 0) return;
        var present = Payers.Where(tally.ByPayer.ContainsKey).Select(name => tally.ByPayer[name]).ToList();
        List<Markup> parts = [];
        decimal x = 0;
        foreach (var sum in present.Where(sum => sum.Minutes > 0))
        {
            var width = Math.Round(sum.Minutes * 100m / tally.All.Minutes, 3);
            parts.Add(Html.Of($"<rect class=\"{Class(sum)}\" x=\"{x}%\" width=\"{width}%\" height=\"28\"/>"));
            x += width;
        }

        var alt = texts.Fill("payers.alt", ("shares", string.Join(", ", present.Select(sum =>
            $"{texts[$"payer.{sum.Name}"]} {format.Percent(sum.Minutes, tally.All.Minutes)}"))));
        var legend = Html.Join(present.Select(sum => Html.Of(
            $"""
            <li><svg class="key" aria-hidden="true"><rect class="{Class(sum)}" width="16" height="16" rx="3"/></svg>
            <span>{texts[$"payer.{sum.Name}"]}</span> <b>{format.Percent(sum.Minutes, tally.All.Minutes)}</b>
            <span class="soft">{Both(sum)}</span></li>
            """)));
        page.Section(
            texts["section.payers"],
            texts["payers.note"],
            Html.Of(
                $"""
                <figure><svg class="shares" role="img" aria-label="{alt}" width="100%" height="28">{Html.Join(parts)}</svg>
                <ul class="legend rows">{legend}</ul></figure>
                """));
    }

    public void Destinations() => Ranking(
        "destinations",
        "key.Country",
        tally.ByDestination,
        sum => sum.Name is { } code ? Cell.Of(texts.Country(code)) : Cell.OutsideOr(null, texts["none.value"]));

    public void Users() => Ranking("users", "key.User", tally.ByUser, UserOf);

    public void Dearest()
    {
        var calls = tally.DearestCalls;
        if (calls.Count == 0) return;
        Column[] columns =
        [
            new(texts["column.start"], IsNumber: false), new(format.MoneyColumn), new(texts["key.User"], IsNumber: false),
            new(texts["key.Country"], IsNumber: false), new(texts["column.number"]), new(texts["column.duration"]),
        ];
        var rows = calls.Select(call => new[]
        {
            new Cell(Html.Of($"{format.Moment(call.Record.StartTime)}"), call.Record.StartTime.ToUnixTimeSeconds()),
            SharedSections.Exact(call.Charge ?? 0, format),
            Cell.OutsideOr(call.UserPrincipalName, texts["none.user"]),
            call.Country is { } code ? Cell.Of(texts.Country(code)) : Cell.OutsideOr(null, texts["none.value"]),
            Cell.OutsideOr(OtherSide(call), texts["none.value"]),
            new Cell(Html.Of($"{ReportFormat.Duration(call.Record.DurationSeconds)}"), call.Record.DurationSeconds),
        });
        page.Section(
            texts["section.dearest"], texts["dearest.note"], HtmlTable.Of(texts["section.dearest"], columns, rows, sortedBy: 1));
    }

    public void Refusals()
    {
        if (tally.Refused == 0) return;
        Column[] columns = [new(texts["column.reason"], IsNumber: false), .. CallColumns()];
        var rows = tally.ByRefusal.Select(sum => new[]
        {
            Cell.Of(texts.Find($"reason.{sum.Name}") ?? sum.Name!),
            SharedSections.Exact(sum.Charge, format), SharedSections.Count(sum.Calls, format), SharedSections.Count(sum.Minutes, format),
        });
        page.Section(texts["section.refused"], texts["refused.note"], HtmlTable.Of(texts["section.refused"], columns, rows, sortedBy: 2));
    }

    /// <summary>The grouped summary, by what it cost; what is beyond the most rows is one row.</summary>
    public void Summary(IReadOnlyList<UsageKey> keys, IReadOnlyList<UsageSum> sums)
    {
        if (keys.Count == 0 || sums.Count == 0) return;
        Column[] columns =
        [
            .. keys.Select(key => new Column(texts[$"key.{key}"], IsNumber: false)),
            new(format.MoneyColumn), new(texts["column.calls"]), new(texts["column.minutes"]), new(texts["column.pool"]),
        ];
        var ranked = sums.OrderByDescending(sum => sum.Charge).ThenByDescending(sum => sum.Minutes).ToList();
        var rows = ranked.Take(MostRows).Select(sum =>
            (Cell[])[.. keys.Select((key, index) => KeyCell(key, sum.Keys[index])), .. Figures(sum)]);
        List<Cell[]> foot = [];
        if (ranked.Count > MostRows)
        {
            foot.Add(Foot(format.Counted("row.others", ranked.Count - MostRows), keys.Count, ranked.Skip(MostRows)));
        }

        foot.Add(SharedSections.Strong(Foot(texts["row.total"], keys.Count, ranked)));
        var title = texts.Fill("section.summary", ("keys", string.Join(", ", keys.Select(key => texts[$"key.{key}"]))));
        var note = ranked.Count > MostRows ? texts.Fill("summary.note", ("count", format.Count(MostRows))) : string.Empty;
        page.Section(title, note, HtmlTable.Of(title, columns, rows, keys.Count, foot));
    }

    // Money stands right behind the name, where a phone shows it too.
    Column[] CallColumns() => [new(format.MoneyColumn), new(texts["column.calls"]), new(texts["column.minutes"])];

    void Ranking(string name, string key, IReadOnlyList<NamedSum> sums, Func<NamedSum, Cell> nameOf)
    {
        if (sums.Count == 0) return;
        Column[] columns = [new(texts[key], IsNumber: false), .. CallColumns()];
        var widest = sums[0].Charge;
        var rows = sums.Take(Top).Select(sum => new[]
        {
            HtmlTable.WithBar(nameOf(sum), sum.Charge, widest),
            SharedSections.Exact(sum.Charge, format), SharedSections.Count(sum.Calls, format), SharedSections.Count(sum.Minutes, format),
        });
        var rest = sums.Skip(Top).ToList();
        List<Cell[]> foot = rest.Count == 0
            ? []
            : [[
                Cell.Of(format.Counted("row.others", rest.Count)),
                SharedSections.Exact(rest.Sum(sum => sum.Charge), format),
                SharedSections.Count(rest.Sum(sum => sum.Calls), format),
                SharedSections.Count(rest.Sum(sum => sum.Minutes), format),
            ]];
        page.Section(
            texts[$"section.{name}"],
            texts[$"{name}.note"],
            HtmlTable.Of(texts[$"section.{name}"], columns, rows, sortedBy: 1, foot),
            "half");
    }

    Cell UserOf(NamedSum sum) =>
        string.IsNullOrWhiteSpace(sum.Name) ? Cell.OutsideOr(null, texts["none.user"])
        : string.IsNullOrWhiteSpace(sum.Label) ? Cell.Outside(sum.Name)
        : new Cell(Html.Of($"{Html.Outside(sum.Label)} <span class=\"under\">{Html.Outside(sum.Name)}</span>"));

    Cell[] Figures(UsageSum sum) =>
    [
        SharedSections.Exact(sum.Charge, format), SharedSections.Count(sum.Calls, format), SharedSections.Count(sum.Minutes, format),
        SharedSections.Count(sum.PoolMinutes, format),
    ];

    Cell[] Foot(string name, int keys, IEnumerable<UsageSum> sums)
    {
        var all = sums.ToList();
        var sum = new UsageSum(
            [], all.Sum(row => row.Calls), all.Sum(row => row.Minutes), all.Sum(row => row.PoolMinutes), all.Sum(row => row.Charge));
        return [Cell.Of(name), .. Enumerable.Repeat(new Cell(Markup.None), keys - 1), .. Figures(sum)];
    }

    Cell KeyCell(UsageKey key, string? value) => key switch
    {
        UsageKey.User => Cell.OutsideOr(value, texts["none.user"]),
        UsageKey.Department => Cell.OutsideOr(value, texts["none.department"]),
        UsageKey.Country when value is { } code => Cell.Of(texts.Country(code)),
        UsageKey.Payer when value is { } payer => Cell.Of(texts.Find($"payer.{payer}") ?? payer),
        _ => Cell.OutsideOr(value, texts["none.value"]),
    };

    string Both(NamedSum sum) => texts.Fill(
        "note.both", ("minutes", format.Counted("note.minutes", sum.Minutes)), ("calls", format.Counted("note.calls", sum.Calls)));

    static string? OtherSide(CallView call) =>
        call.Direction == CallDirection.Outbound ? call.Record.DestinationNumber : call.Record.CallerId;

    static string Class(NamedSum sum) => $"payer-{sum.Name}";
}
