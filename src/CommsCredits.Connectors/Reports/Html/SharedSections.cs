using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Sections that several reports have.</summary>
static class SharedSections
{
    /// <summary>The balance over time, and its figures below.</summary>
    public static void Money(ReportPage page, MoneyCourse money, ReportFormat format)
    {
        if (money.Days.Count == 0) return;
        var texts = format.Texts;
        Column[] columns =
        [
            new(texts["key.Day"], IsNumber: false), new(texts["legend.funding"]), new(texts["legend.recharge"]),
            new(texts["legend.charge"]), new(texts["legend.expiry"]), new(texts["column.balance"]),
        ];
        var rows = money.Days
            .Where(day => (day.Fundings, day.Recharges, day.Charges, day.Expiries) != (0, 0, 0, 0))
            .Select(day => new[]
            {
                new Cell(Html.Of($"{format.Date(day.Day)}"), day.Day.DayNumber),
                Amount(day.Fundings, format),
                Amount(day.Recharges, format),
                Amount(-day.Charges, format),
                Amount(-day.Expiries, format),
                new Cell(Html.Of($"{format.Exact(day.Balance)}"), day.Balance),
            })
            .ToList();
        var table = rows.Count == 0
            ? Markup.None
            : Details(texts["money.table"], HtmlTable.Of(texts["money.table"], columns, rows, sortedBy: -1));
        page.Section(texts["section.money"], texts["money.note"], Html.Of($"<figure>{BalanceChart.Draw(money, format)}</figure>{table}"));
    }

    /// <summary>The pools as bars; those of which nothing was used are opened when they are wanted.</summary>
    /// <param name="page">The page.</param>
    /// <param name="pools">The pools, of one month or of several.</param>
    /// <param name="namesMonth">Whether the heading names the month, where it is one.</param>
    /// <param name="format">The form of the report.</param>
    public static void Pools(ReportPage page, IReadOnlyList<MinutePoolView> pools, bool namesMonth, ReportFormat format)
    {
        if (pools.Count == 0) return;
        var texts = format.Texts;
        var months = pools.Select(pool => pool.Key.Month).Distinct().ToList();
        var title = namesMonth && months.Count == 1 ? $"{texts["section.pools"]}, {format.MonthName(months[0])}" : texts["section.pools"];
        var used = pools.Where(pool => pool.Used > 0).ToList();
        var unused = pools.Where(pool => pool.Used == 0).ToList();
        var shown = used.Count == 0
            ? Html.Of($"<p class=\"empty\">{texts["pools.nothing"]}</p>")
            : PoolTable(title, used, months.Count > 1, format);
        var more = format.Counted("pools.unused", unused.Count);
        var rest = unused.Count == 0 ? Markup.None : Details(more, PoolTable(more, unused, months.Count > 1, format));
        page.Section(title, texts["pools.note"], Html.Of($"{shown}{rest}"));
    }

    static Markup PoolTable(string caption, IReadOnlyList<MinutePoolView> pools, bool withMonth, ReportFormat format)
    {
        var texts = format.Texts;
        List<Column> columns =
        [
            new(texts["column.pool.name"], IsNumber: false), new(texts["column.used"]), new(texts["column.total"]),
            new(texts["column.left"]),
        ];
        if (withMonth) columns.Insert(1, new Column(texts["key.Month"], IsNumber: false));
        var rows = pools.Select(pool =>
        {
            List<Cell> cells =
            [
                HtmlTable.WithBar(new Cell(NameOf(pool, format)), pool.Used, Math.Max(pool.Total, 1), Fill(pool)),
                Count(pool.Used, format), Count(pool.Total, format), Count(pool.Available, format),
            ];
            if (withMonth) cells.Insert(1, new Cell(Html.Of($"{format.MonthName(pool.Key.Month)}"), pool.Key.Month.Key));
            return cells.ToArray();
        });
        return HtmlTable.Of(caption, columns, rows, sortedBy: -1);
    }

    /// <summary>A part that is opened when it is wanted.</summary>
    public static Markup Details(string title, Markup content) => Html.Of($"<details><summary>{title}</summary>{content}</details>");

    public static Cell Count(long count, ReportFormat format) => new(Html.Of($"{format.Count(count)}"), count);

    public static Cell Exact(long micros, ReportFormat format) => new(Html.Of($"{format.Exact(micros)}"), micros);

    /// <summary>A row that sums others up.</summary>
    public static Cell[] Strong(Cell[] row) => [.. row.Select(cell => cell with { Shown = Html.Of($"<b>{cell.Shown}</b>") })];

    // Nothing is shown as nothing, so that what happened stands out.
    static Cell Amount(long micros, ReportFormat format) =>
        new(micros == 0 ? Markup.None : Html.Of($"{format.Exact(micros)}"), micros);

    static Markup NameOf(MinutePoolView pool, ReportFormat format) => pool.UserPrincipalName is { } user
        ? Html.Of($"{Html.Outside(user)} <span class=\"under\">{format.Pool(pool)}</span>")
        : Html.Of($"{format.Pool(pool)}");

    static string Fill(MinutePoolView pool) =>
        pool.Used >= pool.Total || pool.Available == 0 ? "bar spent"
        : pool.Used * 5L >= pool.Total * 4L ? "bar near"
        : "bar calm";
}
