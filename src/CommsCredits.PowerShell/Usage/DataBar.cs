using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace CommsCredits;

/// <summary>
/// The small bars of tables: the left part of a cell, as wide as its share, has a colour behind it. The format file calls it.
/// </summary>
/// <remarks>
/// A bar is made of escape sequences alone, of no letter and no block: what PowerShell takes out of text that is written to a file or a
/// variable leaves the cell as it reads without bars, in any encoding. A number stays readable, since it is black or white on its colour.
/// </remarks>
public static class DataBar
{
    private const string MemberSet = "Bar";
    private const int PoolWidth = 11;
    private const string Calm = "\u001B[46;30m"; // black on cyan
    private const string Near = "\u001B[43;30m"; // black on yellow
    private const string Spent = "\u001B[41;97m"; // white on red
    private const string Reset = "\u001B[0m";

    /// <summary>The share of a pool that is used, with a bar: yellow from 80 percent on, where rule N3 warns, and red where none is left.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="rendering">How the session renders output: <c>$PSStyle.OutputRendering</c>.</param>
    /// <param name="host">The host that shows it, if any.</param>
    /// <returns>Percent with one decimal; alone where the host shows no colours.</returns>
    public static string OfPool(MinutePool pool, string? rendering, PSHost? host)
    {
        string colour =
            pool.UsedMinutes >= pool.TotalMinutes || pool.AvailableMinutes == 0 ? Spent
            : pool.PercentUsed >= 80 ? Near
            : Calm;
        string text = pool.PercentUsed.ToString("0.0", CultureInfo.CurrentCulture);
        return CanDraw(rendering, host) ? Behind(text, PoolWidth, pool.PercentUsed / 100, colour) : text;
    }

    /// <summary>A cell of a sum of calls, with a bar where the sums are compared by its column.</summary>
    /// <param name="row">The sum, as Measure-PstnUsage writes it.</param>
    /// <param name="column">The column.</param>
    /// <param name="text">What the cell reads.</param>
    /// <param name="width">The width of the column.</param>
    /// <param name="rendering">How the session renders output: <c>$PSStyle.OutputRendering</c>.</param>
    /// <param name="host">The host that shows it, if any.</param>
    /// <returns>The text, with a bar relative to the greatest sum that was written with this one.</returns>
    public static string OfUsage(PSObject row, string column, string text, int width, string? rendering, PSHost? host) =>
        CanDraw(rendering, host) && row.Members[MemberSet] is PSMemberSet set && set.Properties[column]?.Value is decimal share
            ? Behind(text, width, share, Calm)
            : text;

    /// <summary>
    /// Notes on a sum how long its bar is. A member set is no property: exports, conversions and Select-Object leave it out.
    /// </summary>
    /// <param name="row">The sum.</param>
    /// <param name="column">The column that has the bar.</param>
    /// <param name="share">From 0 to 1, the greatest.</param>
    internal static void Note(PSObject row, string column, decimal share) =>
        row.Members.Add(new PSMemberSet(MemberSet, [new PSNoteProperty(column, share)]));

    private static string Behind(string text, int width, decimal share, string colour)
    {
        if (share <= 0)
        {
            return text;
        }

        // What is more than nothing has a bar, and only what is all fills the cell.
        string cell = text.PadLeft(width);
        int rounded = (int)Math.Round(Math.Min(share, 1) * cell.Length, MidpointRounding.AwayFromZero);
        int filled = share >= 1 ? cell.Length : Math.Clamp(rounded, 1, cell.Length - 1);
        return colour + cell[..filled] + Reset + cell[filled..];
    }

    // A session without $PSStyle gives no rendering.
    private static bool CanDraw(string? rendering, PSHost? host) =>
        rendering is "Host" or "Ansi"
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && host?.UI is { SupportsVirtualTerminal: true };
}
