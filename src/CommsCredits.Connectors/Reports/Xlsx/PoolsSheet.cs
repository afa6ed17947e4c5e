using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The sheet of included minutes.</summary>
static class PoolsSheet
{
    /// <summary>The name of the sheet.</summary>
    public const string Name = "Pools";

    static readonly (string Key, int Width)[] Columns =
    [
        ("Month", 10), ("Country", 10), ("Plan", 28), ("Scope", 20), ("UserPrincipalName", 32),
        ("TotalMinutes", 15), ("UsedMinutes", 15), ("AvailableMinutes", 15), ("PercentUsed", 11),
    ];

    /// <summary>Writes the sheet.</summary>
    /// <param name="part">Where to; closed.</param>
    /// <param name="pools">The pools.</param>
    /// <param name="texts">The headings.</param>
    public static void Write(Stream part, IReadOnlyList<MinutePoolView> pools, SheetTexts texts)
    {
        using var sheet = new SheetWriter(part, [.. Columns.Select(column => column.Width)]);
        sheet.Headings(Columns.Select(column => texts[column.Key]));
        foreach (var pool in pools)
        {
            sheet.BeginRow();
            sheet.Add(pool.Key.Month.ToString());
            sheet.Add(pool.Key.Country);
            sheet.Add(pool.Key.Plan.ToString());
            sheet.Add(pool.Key.Scope.ToString());
            sheet.Add(pool.UserPrincipalName);
            sheet.Add(pool.Total, CellStyle.Count);
            sheet.Add(pool.Used, CellStyle.Count);
            sheet.Add(pool.Available, CellStyle.Count);
            sheet.Add(ShareUsed(pool), CellStyle.Percent);
            sheet.EndRow();
        }

        sheet.Complete(filter: true);
    }

    static decimal ShareUsed(MinutePoolView pool) =>
        pool.Total == 0 ? 1 : Math.Round((decimal)pool.Used / pool.Total, 3, MidpointRounding.AwayFromZero);
}
