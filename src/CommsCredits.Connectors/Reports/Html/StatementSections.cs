using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The sections of a statement that tell of money in, corrections and expiries.</summary>
/// <param name="page">The page.</param>
/// <param name="statement">The statement.</param>
/// <param name="format">Its form, by the account's clock.</param>
sealed class StatementSections(ReportPage page, Statement statement, ReportFormat format)
{
    readonly ReportTexts texts = format.Texts;

    /// <summary>The sum from the opening to the closing balance, each line with its sign.</summary>
    public void Sum()
    {
        List<Cell[]> rows = [Line("sum.opening", statement.Opening)];
        Add(rows, "sum.fundings", statement.Fundings);
        Add(rows, "sum.recharges", statement.Recharges);
        rows.Add([new Cell(Html.Of($"{texts["sum.charges"]}{CallDays()}")), Signed(-statement.Charges)]);
        Add(rows, "sum.repriced", statement.Repriced);
        Add(rows, "sum.expiries", -statement.Expiries);
        Add(rows, "sum.undone", -statement.Undone);
        List<Cell[]> foot = [SharedSections.Strong(Line("sum.closing", statement.Closing))];
        if (statement.ClosingInGrace > 0) foot.Add(Line("sum.grace", statement.ClosingInGrace));
        Column[] columns = [new(texts["column.what"], IsNumber: false), new(format.MoneyColumn)];
        page.Section(
            texts["section.sum"],
            string.Empty,
            HtmlTable.Of(texts["section.sum"], columns, rows, sortedBy: -1, foot, isSortable: false),
            "half");
    }

    public void Payments()
    {
        if (statement.Payments.Count == 0)
        {
            page.Section(texts["section.payments"], string.Empty, Empty("payments.none"));
            return;
        }

        Column[] columns =
        [
            new(texts["column.date"], IsNumber: false), new(format.MoneyColumn), new(texts["column.what"], IsNumber: false),
            new(texts["column.method"], IsNumber: false), new(texts["column.po"], IsNumber: false),
            new(texts["column.expires"], IsNumber: false),
        ];
        var rows = statement.Payments.Select(payment => new[]
        {
            Day(payment.Posting.At),
            SharedSections.Exact(payment.Posting.BalanceChange, format),
            new Cell(Kind(payment.Order, payment.Posting.Kind == PostingKind.Recharge ? OrderKind.Recharge : OrderKind.Manual)),
            Method(payment.Order, payment.Method),
            Cell.OutsideOr(payment.Order?.PurchaseOrder, string.Empty),
            Day(payment.Lot.ExpiresAt),
        });
        page.Section(texts["section.payments"], string.Empty, HtmlTable.Of(texts["section.payments"], columns, rows, sortedBy: -1));
    }

    public void OrdersWithoutFunds()
    {
        if (statement.OrdersWithoutFunds.Count == 0) return;
        Column[] columns =
        [
            new(texts["column.date"], IsNumber: false), new(format.MoneyColumn), new(texts["column.what"], IsNumber: false),
            new(texts["column.method"], IsNumber: false), new(texts["column.po"], IsNumber: false),
        ];
        var rows = statement.OrdersWithoutFunds.Select(found => new[]
        {
            Day(found.Order.OrderedAt), SharedSections.Exact(found.Order.Amount, format), new Cell(Kind(found.Order, found.Order.Kind)),
            Method(found.Order, found.Method), Cell.OutsideOr(found.Order.PurchaseOrder, string.Empty),
        });
        page.Section(texts["section.orders"], string.Empty, HtmlTable.Of(texts["section.orders"], columns, rows, sortedBy: -1));
    }

    /// <summary>Charges by department or by user, and below the line what belongs to none, and the sum.</summary>
    public void Charges(string section, UsageKey key, string none, IReadOnlyList<UsageSum> sums)
    {
        if (sums.Count == 0 && statement.NotDivided == 0)
        {
            page.Section(texts[section], string.Empty, Empty("charged.none"));
            return;
        }

        Column[] columns =
        [
            new(texts[$"key.{key}"], IsNumber: false), new(format.MoneyColumn), new(texts["column.calls"]), new(texts["column.minutes"]),
            new(texts["column.pool"]),
        ];
        var ranked = sums.OrderByDescending(sum => sum.Charge).ThenByDescending(sum => sum.Minutes).ToList();
        var widest = ranked.Count == 0 ? 0 : ranked[0].Charge;
        var rows = ranked.Select(sum => Figures(HtmlTable.WithBar(Cell.OutsideOr(sum.Keys[0], texts[none]), sum.Charge, widest), sum));
        List<Cell[]> foot = [];
        if (statement.NotDivided != 0)
            foot.Add([Cell.Of(texts["charged.notDivided"]), Signed(statement.NotDivided), default, default, default]);
        var all = new UsageSum(
            [], sums.Sum(sum => sum.Calls), sums.Sum(sum => sum.Minutes), sums.Sum(sum => sum.PoolMinutes), statement.NetCharges);
        foot.Add(SharedSections.Strong(Figures(Cell.Of(texts["row.total"]), all)));
        page.Section(texts[section], texts["charged.note"], HtmlTable.Of(texts[section], columns, rows, sortedBy: 1, foot));
    }

    public void Lots()
    {
        if (statement.Lots.Count == 0)
        {
            page.Section(texts["section.lots"], string.Empty, Empty("lots.none"), "half");
            return;
        }

        Column[] columns =
        [
            new(texts["column.expires"], IsNumber: false), new(texts["column.bought"], IsNumber: false), new(format.MoneyColumn),
        ];
        var end = statement.MadeAt < statement.To ? statement.MadeAt : statement.To;
        var rows = statement.Lots.Select(lot => new[]
        {
            HtmlTable.WithBar(Expiry(lot.Lot, end), lot.Remaining, lot.Lot.Amount),
            Day(lot.Lot.PurchasedAt),
            SharedSections.Exact(lot.Remaining, format),
        });
        page.Section(texts["section.lots"], texts["lots.note"], HtmlTable.Of(texts["section.lots"], columns, rows, sortedBy: -1), "half");
    }

    public void Expired()
    {
        if (statement.Expired.Count == 0) return;
        Column[] columns =
        [
            new(texts["column.expires"], IsNumber: false), new(texts["column.date"], IsNumber: false), new(format.MoneyColumn),
        ];
        var rows = statement.Expired.Select(posting => new[]
        {
            Day(posting.EffectiveAt), Day(posting.At), SharedSections.Exact(posting.BalanceChange, format),
        });
        page.Section(texts["section.expired"], string.Empty, HtmlTable.Of(texts["section.expired"], columns, rows, sortedBy: -1));
    }

    public void Corrections()
    {
        if (statement.Corrections.Count == 0) return;
        Column[] columns =
        [
            new(texts["column.date"], IsNumber: false), new(texts["column.what"], IsNumber: false),
            new(texts["column.days"], IsNumber: false), new(format.MoneyColumn),
        ];
        var rows = statement.Corrections.Where(posting => posting.BalanceChange != 0).Select(posting =>
        {
            var flow = MoneyFlows.Of(posting);
            return new[]
            {
                Day(posting.At),
                Cell.Of(texts[$"correction.{flow}"]),
                flow == MoneyFlow.Repriced ? UtcDay(posting.EffectiveAt) : new Cell(Markup.None, 0),
                Signed(posting.BalanceChange),
            };
        });
        page.Section(texts["section.corrections"], string.Empty, HtmlTable.Of(texts["section.corrections"], columns, rows, sortedBy: -1));
    }

    void Add(List<Cell[]> rows, string key, long micros)
    {
        if (micros != 0) rows.Add([Cell.Of(texts[key]), Signed(micros)]);
    }

    Cell[] Line(string key, long micros) => [Cell.Of(texts[key]), SharedSections.Exact(micros, format)];

    Cell[] Figures(Cell name, UsageSum sum) =>
    [
        name,
        SharedSections.Exact(sum.Charge, format),
        SharedSections.Count(sum.Calls, format),
        SharedSections.Count(sum.Minutes, format),
        SharedSections.Count(sum.PoolMinutes, format),
    ];

    Cell Signed(long micros) => new(Html.Of($"{(micros > 0 ? "+" : string.Empty)}{format.Exact(micros)}"), micros);

    Cell Day(DateTimeOffset moment) => new(Html.Of($"{format.Date(moment)}"), moment.ToUnixTimeSeconds());

    Cell UtcDay(DateTimeOffset moment) =>
        new(Html.Of($"{format.Date(DateOnly.FromDateTime(moment.UtcDateTime))}"), moment.ToUnixTimeSeconds());

    Markup CallDays()
    {
        if (statement.CallDays is not { } days) return Markup.None;
        var made = texts.Fill("sum.calldays", ("from", format.Date(days.First)), ("to", format.Date(days.Last)));
        return Html.Of($" <span class=\"under\">{made}</span>");
    }

    Cell Expiry(Lot lot, DateTimeOffset end) => lot.ExpiresAt <= end
        ? Day(lot.ExpiresAt) with { Shown = Html.Of($"{format.Date(lot.ExpiresAt)} <span class=\"soft\">{texts["lots.expired"]}</span>") }
        : Day(lot.ExpiresAt);

    Markup Kind(Order? order, OrderKind kind) => order is { Status: not OrderStatus.Settled }
        ? Html.Of($"{texts[$"order.{kind}"]} <span class=\"under\">{texts[$"status.{order.Status}"]}</span>")
        : Html.Of($"{texts[$"order.{kind}"]}");

    // What the order names, and below it what is known of the method now: an agreement's number, a card's last digits.
    Cell Method(Order? order, PaymentMethod? method)
    {
        if (order?.PaymentMethod is not { } name) return Cell.OutsideOr(null, texts["method.none"]);
        if (method is null) return Cell.Outside(name);
        var display = method.Kind == PaymentMethodKind.EnterpriseAgreement
            ? texts.Fill("method.agreement", ("number", method.EnterpriseAgreement ?? string.Empty))
            : texts.Fill("method.card", ("brand", method.CardBrand ?? string.Empty), ("digits", method.CardLast4 ?? string.Empty));
        return new Cell(Html.Of($"{Html.Outside(name)} <span class=\"under\">{Html.Outside(display)}</span>"));
    }

    Markup Empty(string key) => Html.Of($"<p class=\"empty\">{texts[key]}</p>");
}
