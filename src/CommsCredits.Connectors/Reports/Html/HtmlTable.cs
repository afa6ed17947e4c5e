using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>A cell: what is read, and what its column is sorted by.</summary>
/// <param name="Shown">What is read.</param>
/// <param name="Number">What it is sorted by; null for texts, which are sorted as they read.</param>
readonly record struct Cell(Markup Shown, long? Number = null)
{
    public static Cell Of(string ours) => new(Html.Of($"{ours}"));

    public static Cell Outside(string text) => new(Html.Outside(text));

    /// <summary>A text from outside, or ours where there is none.</summary>
    public static Cell OutsideOr(string? text, string none) => string.IsNullOrWhiteSpace(text)
        ? new Cell(Html.Of($"<span class=\"soft\">{none}</span>"))
        : Outside(text);
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumber">Whether it is right-aligned, with figures of one width.</param>
readonly record struct Column(string Title, bool IsNumber = true);

/// <summary>A table that a script on the page makes sortable; the first column names the rows.</summary>
static class HtmlTable
{
    /// <summary>Draws a table.</summary>
    /// <param name="caption">What the table shows, for those who do not see what stands around it.</param>
    /// <param name="columns">The columns; the first one holds names.</param>
    /// <param name="rows">The rows, in the order in which they are shown at first.</param>
    /// <param name="sortedBy">The column that this order follows, the largest first; below zero: none.</param>
    /// <param name="foot">Rows below the line, which sorting leaves in their place.</param>
    /// <param name="isSortable">Whether its rows may stand in another order.</param>
    public static Markup Of(
        string caption,
        IReadOnlyList<Column> columns,
        IEnumerable<Cell[]> rows,
        int sortedBy,
        IReadOnlyList<Cell[]>? foot = null,
        bool isSortable = true)
    {
        var sorted = new Markup(" aria-sort=\"descending\"");
        var heads = Html.Join(columns.Select((column, index) =>
            Html.Of($"<th scope=\"col\"{Class(column)}{(index == sortedBy ? sorted : Markup.None)}>{column.Title}</th>")));
        var sortable = isSortable ? new Markup(" data-sortable") : Markup.None;
        var below = foot is { Count: > 0 } ? Html.Of($"<tfoot>{Rows(columns, foot)}</tfoot>") : Markup.None;
        List<Cell[]> body = [.. rows];

        // Where no heading can be focused, the part that may scroll sideways can.
        var isStill = !isSortable || body.Count < 2;
        var region = isStill && columns.Count > 2 ? Html.Of($" tabindex=\"0\" role=\"group\" aria-label=\"{caption}\"") : Markup.None;
        return Html.Of(
            $"""
            <div class="scroll"{region}><table{sortable}><caption class="unseen">{caption}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{Rows(columns, body)}</tbody>{below}
            </table></div>
            """);
    }

    /// <summary>A name with a bar below it that shows a share.</summary>
    /// <param name="name">The name.</param>
    /// <param name="part">The share, zero or above.</param>
    /// <param name="whole">What the whole width stands for.</param>
    /// <param name="style">The class of the bar.</param>
    public static Cell WithBar(Cell name, long part, long whole, string style = "bar")
    {
        var width = whole <= 0 ? 0 : Math.Clamp(Math.Round(part * 100m / whole, 2), 0, 100);
        return new Cell(Html.Of(
            $"""
            {name.Shown}<svg class="{style}" width="100%" height="6" aria-hidden="true">
            <rect class="track" width="100%" height="6" rx="1"/><rect class="fill" width="{width}%" height="6" rx="1"/></svg>
            """));
    }

    static Markup Rows(IReadOnlyList<Column> columns, IEnumerable<Cell[]> rows) => Html.Join(rows.Select(row =>
        Html.Of($"<tr>{Html.Join(row.Select((cell, index) => CellOf(columns[index], cell, index == 0)))}</tr>\n")));

    static Markup CellOf(Column column, Cell cell, bool isName)
    {
        var value = cell.Number is { } number ? Html.Of($" data-v=\"{number}\"") : Markup.None;

        // What is sorted by a number but is none is a moment: it stays on one line.
        var style = !column.IsNumber && cell.Number is not null ? new Markup(" class=\"d\"") : Class(column);
        return isName
            ? Html.Of($"<th scope=\"row\"{style}{value}>{cell.Shown}</th>")
            : Html.Of($"<td{style}{value}>{cell.Shown}</td>");
    }

    static Markup Class(Column column) => column.IsNumber ? new Markup(" class=\"n\"") : Markup.None;
}
